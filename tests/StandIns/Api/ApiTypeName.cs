using Mono.Cecil;

namespace EdgeNodes.StandIns.Tests.Api;

/// <summary>Types of an assembly as C# writes them.</summary>
internal static class ApiTypeName
{
    static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["System.Void"] = "void", ["System.Object"] = "object", ["System.String"] = "string", ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte", ["System.SByte"] = "sbyte", ["System.Int16"] = "short", ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int", ["System.UInt32"] = "uint", ["System.Int64"] = "long", ["System.UInt64"] = "ulong",
        ["System.Single"] = "float", ["System.Double"] = "double", ["System.Decimal"] = "decimal", ["System.Char"] = "char",
    };

    public static string Of(TypeReference type) => type switch
    {
        ArrayType array => Of(array.ElementType) + "[]",
        ByReferenceType reference => Of(reference.ElementType),
        RequiredModifierType modified => Of(modified.ElementType),
        GenericParameter parameter => parameter.Name,
        GenericInstanceType { ElementType.FullName: "System.Nullable`1" } nullable => Of(nullable.GenericArguments[0]) + "?",
        GenericInstanceType generic => WithArguments(generic.ElementType.Name, generic.GenericArguments),
        _ => Keywords.GetValueOrDefault(type.FullName) ?? WithArguments(type.Name, type.GenericParameters),
    };

    /// <summary>With namespace and outer types.</summary>
    public static string Full(TypeDefinition type) => type.DeclaringType is { } outer
        ? $"{Full(outer)}.{Of(type)}"
        : (type.Namespace.Length == 0 ? "" : type.Namespace + ".") + Of(type);

    static string WithArguments(string name, IEnumerable<TypeReference> arguments)
    {
        var list = string.Join(", ", arguments.Select(Of));
        return list.Length == 0 ? name : $"{name.Split('`')[0]}<{list}>";
    }
}
