using Mono.Cecil;

namespace EdgeNodes.StandIns.Tests.NanoFramework;

/// <summary>The public and protected members of an assembly, per type, as the nanoFramework API lists write them.</summary>
internal static class NanoApi
{
    /// <summary>Type heads with their members; a delegate is a head alone.</summary>
    internal static Dictionary<string, NanoType> OfAssembly(string path)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(path);
        return assembly.MainModule.GetTypes().Where(IsVisible).Select(Describe).ToDictionary(t => t.Name);
    }

    internal static Dictionary<string, NanoType> OfList(string text) =>
        text.Split("\n\n")
            .Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToArray())
            .Where(lines => lines.Length > 0)
            .Select(lines => new NanoType(lines[0], [.. lines[1..].Select(line => line.Trim())]))
            .ToDictionary(t => t.Name);

    private static NanoType Describe(TypeDefinition type)
    {
        if (type.BaseType?.FullName == "System.MulticastDelegate")
        {
            var invoke = type.Methods.Single(m => m.Name == "Invoke");
            return new NanoType(
                $"public delegate {NanoName.Of(invoke.ReturnType)} {NanoName.Of(type)}({Parameters(invoke.Parameters)});", []);
        }

        return new NanoType(Head(type), [.. type.IsEnum ? Values(type) : Members(type)]);
    }

    private static string Head(TypeDefinition type)
    {
        var kind = type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type.IsAbstract && type.IsSealed ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class" : "class";
        var parents = type.IsEnum
            ? [NanoName.Of(type.Fields.Single(f => !f.IsStatic).FieldType)]
            : new[] { type.BaseType }
                .Where(b => b != null && b.FullName is not ("System.Object" or "System.ValueType"))
                .Concat(type.Interfaces.Select(i => i.InterfaceType))
                .Select(NanoName.Of!)
                .ToArray();
        return $"public {kind} {NanoName.Of(type)}{(parents.Length == 0 ? string.Empty : " : " + string.Join(", ", parents))}";
    }

    private static IEnumerable<string> Values(TypeDefinition type) =>
        type.Fields.Where(f => f.IsStatic).Select(f => $"{f.Name} = {NanoName.Constant(f.Constant)}");

    private static IEnumerable<string> Members(TypeDefinition type)
    {
        var fields = type.Fields.Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly).Select(Field);
        var events = type.Events.Where(e => IsVisible(e.AddMethod)).Select(e =>
            $"{Modifiers(e.AddMethod)}event {NanoName.Of(e.EventType)} {e.Name}");
        var properties = type.Properties.Where(p => IsVisible(p.GetMethod) || IsVisible(p.SetMethod)).Select(Property);
        var methods = type.Methods
            .Where(m => IsVisible(m) && !m.IsGetter && !m.IsSetter && !m.IsAddOn && !m.IsRemoveOn && !(m.IsConstructor && m.IsStatic))
            .Select(Method);
        return fields.Concat(events).Concat(properties).Concat(methods);
    }

    private static string Field(FieldDefinition f)
    {
        var access = f.IsPublic ? "public " : "protected ";
        var kind = f.IsLiteral ? "const " : f.IsStatic ? "static " : string.Empty;
        var value = f.IsLiteral ? $" = {NanoName.Constant(f.Constant)}" : string.Empty;
        return $"{access}{kind}{NanoName.Of(f.FieldType)} {f.Name}{value}";
    }

    private static string Property(PropertyDefinition p)
    {
        var any = IsVisible(p.GetMethod) ? p.GetMethod : p.SetMethod;
        var name = p.HasParameters ? $"this[{Parameters(p.Parameters)}]" : p.Name;
        var accessors = (IsVisible(p.GetMethod) ? "get; " : string.Empty) + (IsVisible(p.SetMethod) ? "set; " : string.Empty);
        return $"{Modifiers(any)}{NanoName.Of(p.PropertyType)} {name} {{ {accessors}}}";
    }

    private static string Method(MethodDefinition m) => m.IsConstructor
        ? $"{Modifiers(m)}{m.DeclaringType.Name}({Parameters(m.Parameters)})"
        : $"{Modifiers(m)}{NanoName.Of(m.ReturnType)} {m.Name}({Parameters(m.Parameters)})";

    private static string Modifiers(MethodDefinition m)
    {
        var access = m.IsPublic ? "public " : "protected ";
        var kind = m.DeclaringType.IsInterface ? string.Empty
            : m.IsStatic ? "static "
            : m.IsAbstract ? "abstract "
            : m.IsVirtual && m.IsReuseSlot ? "override "
            : m.IsVirtual && !m.IsFinal ? "virtual " : string.Empty;
        return access + kind;
    }

    private static string Parameters(IEnumerable<ParameterDefinition> parameters) => string.Join(", ", parameters.Select(NanoName.Parameter));

    private static bool IsVisible(TypeDefinition type) =>
        type.DeclaringType == null ? type.IsPublic : (type.IsNestedPublic || type.IsNestedFamily) && IsVisible(type.DeclaringType);

    private static bool IsVisible(MethodDefinition? m) => m is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };
}
