using System.Reflection;

namespace EdgeNodes.StandIns.Tests.Gpio;

/// <summary>One member in the notation of Api/*.txt; null for what is not public or protected.</summary>
internal static class MemberLine
{
    public static string? Of(MemberInfo member, Type type) => member switch
    {
        ConstructorInfo constructor => IsSeen(constructor) && !constructor.IsStatic
            ? $"{Access(constructor)}{type.Name}({Parameters(constructor)})"
            : null,
        MethodInfo method => IsSeen(method) && (!method.IsSpecialName || IsOperator(method))
            ? $"{Access(method)}{Kind(method)}{Signature(method, method.Name)}"
            : null,
        PropertyInfo property => Property(property),
        EventInfo happening => happening.AddMethod is { } add && IsSeen(add)
            ? $"{Access(add)}{Kind(add)}event {TypeNames.Of(happening.EventHandlerType!)} {happening.Name}"
            : null,
        FieldInfo field => Field(field, type),
        _ => null,
    };

    public static string Signature(MethodInfo method, string name)
    {
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        return $"{TypeNames.Of(method.ReturnType)} {name}{generic}({Parameters(method)})";
    }

    private static string? Property(PropertyInfo property)
    {
        MethodInfo[] seen = [.. property.GetAccessors(nonPublic: true).Where(IsSeen)];
        if (seen.Length == 0)
        {
            return null;
        }

        string get = seen.Contains(property.GetMethod) ? "get; " : "";
        string set = seen.Contains(property.SetMethod) ? "set; " : "";
        return $"{Access(seen[0])}{Kind(seen[0])}{TypeNames.Of(property.PropertyType)} {property.Name} {{ {get}{set}}}";
    }

    private static string? Field(FieldInfo field, Type type)
    {
        if (field.IsSpecialName || !(field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly))
        {
            return null;
        }

        if (type.IsEnum)
        {
            return $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue())}";
        }

        string access = field.IsPublic ? "" : "protected ";
        string kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        string value = field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "";
        return $"{access}{kind}{TypeNames.Of(field.FieldType)} {field.Name}{value}";
    }

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsOperator(MethodInfo method) => method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Kind(MethodInfo method)
    {
        if (method.IsStatic)
        {
            return "static ";
        }

        if (method.IsAbstract)
        {
            return "abstract ";
        }

        bool isOverride = method.IsVirtual && method.GetBaseDefinition().DeclaringType != method.DeclaringType;
        return isOverride ? "override " : method.IsVirtual && !method.IsFinal ? "virtual " : "";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string by = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        string preset = !parameter.HasDefaultValue ? "" : parameter.RawDefaultValue switch
        {
            bool flag => flag ? " = true" : " = false",
            null => " = null",
            IFormattable number when parameter.ParameterType.IsEnum => $" = {Convert.ToInt64(number)}",
            var other => $" = {other}",
        };
        return $"{by}{TypeNames.Of(parameter.ParameterType)} {parameter.Name}{preset}";
    }
}
