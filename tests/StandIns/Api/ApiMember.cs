using System.Globalization;
using Mono.Cecil;

namespace EdgeNodes.StandIns.Tests.Api;

/// <summary>Members of an assembly as the lists write them; null for what is neither public nor protected.</summary>
internal static class ApiMember
{
    public static string? Of(MethodDefinition method)
    {
        var isAccessor = method.IsSpecialName && !method.IsConstructor && !method.Name.StartsWith("op_", StringComparison.Ordinal);
        if (!IsSeen(method) || isAccessor || (method.IsConstructor && method.IsStatic))
        {
            return null;
        }

        if (method.IsConstructor)
        {
            return $"{Access(method)}{method.DeclaringType.Name.Split('`')[0]}({Parameters(method.Parameters)})";
        }

        return Access(method) + Kind(method) + Signature(method, method.Name);
    }

    public static string? Of(PropertyDefinition property)
    {
        MethodDefinition?[] seen = [IsSeen(property.GetMethod) ? property.GetMethod : null, IsSeen(property.SetMethod) ? property.SetMethod : null];
        if (seen.OfType<MethodDefinition>().FirstOrDefault() is not { } accessor)
        {
            return null;
        }

        var name = property.HasParameters ? $"this[{Parameters(property.Parameters)}]" : property.Name;
        var set = seen[1] is null ? "" : seen[1]!.ReturnType is RequiredModifierType ? "init; " : "set; ";
        return $"{Access(accessor)}{Kind(accessor)}{ApiTypeName.Of(property.PropertyType)} {name} {{ {(seen[0] is null ? "" : "get; ")}{set}}}";
    }

    public static string? Of(EventDefinition happening) => IsSeen(happening.AddMethod)
        ? $"{Access(happening.AddMethod)}{Kind(happening.AddMethod)}event {ApiTypeName.Of(happening.EventType)} {happening.Name}"
        : null;

    public static string? Of(FieldDefinition field)
    {
        if (field.IsSpecialName || !(field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly))
        {
            return null;
        }

        if (field.DeclaringType.IsEnum)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{field.Name} = {field.Constant}");
        }

        var kind = field.HasConstant ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        var value = field.HasConstant ? " = " + Literal(field.Constant, quote: true) : "";
        return $"{(field.IsPublic ? "" : "protected ")}{kind}{ApiTypeName.Of(field.FieldType)} {field.Name}{value}";
    }

    public static string Signature(MethodDefinition method, string name)
    {
        var generic = method.HasGenericParameters ? $"<{string.Join(", ", method.GenericParameters.Select(p => p.Name))}>" : "";
        return $"{ApiTypeName.Of(method.ReturnType)} {name}{generic}({Parameters(method.Parameters)})";
    }

    static bool IsSeen(MethodDefinition? method) => method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    static string Access(MethodDefinition method) => method.IsPublic ? "" : "protected ";

    static string Kind(MethodDefinition method)
    {
        if (method.IsStatic)
        {
            return "static ";
        }

        if (!method.IsVirtual || method.DeclaringType.IsInterface)
        {
            return "";
        }

        return method.IsReuseSlot ? "override " : method.IsAbstract ? "abstract " : method.IsFinal ? "" : "virtual ";
    }

    static string Parameters(IEnumerable<ParameterDefinition> parameters) => string.Join(", ", parameters.Select(Parameter));

    static string Parameter(ParameterDefinition parameter)
    {
        var by = parameter.IsOut ? "out " : !parameter.ParameterType.IsByReference ? "" : parameter.IsIn ? "in " : "ref ";
        var many = parameter.CustomAttributes.Any(a => a.AttributeType.Name == nameof(ParamArrayAttribute)) ? "params " : "";
        var preset = parameter.HasConstant ? " = " + Literal(parameter.Constant, quote: true) : "";
        return $"{many}{by}{ApiTypeName.Of(parameter.ParameterType)} {parameter.Name}{preset}";
    }

    static string Literal(object? value, bool quote) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text when quote => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
