using Mono.Cecil;

namespace EdgeNodes.StandIns.Tests.NanoFramework;

/// <summary>Types and constants as the nanoFramework API lists write them.</summary>
internal static class NanoName
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.SByte"] = "sbyte",
        ["System.Int16"] = "short",
        ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int",
        ["System.UInt32"] = "uint",
        ["System.Int64"] = "long",
        ["System.UInt64"] = "ulong",
        ["System.Single"] = "float",
        ["System.Double"] = "double",
        ["System.Char"] = "char",
        ["System.String"] = "string",
        ["System.Object"] = "object",
        ["System.Void"] = "void",
    };

    internal static string Of(TypeReference type) => type switch
    {
        ArrayType array => Of(array.ElementType) + "[]",
        ByReferenceType reference => Of(reference.ElementType),
        _ => Keywords.GetValueOrDefault(type.FullName) ?? type.FullName.Replace('/', '.'),
    };

    internal static string Constant(object? value) => value switch
    {
        null => "null",
        bool yes => yes ? "true" : "false",
        string text => $"\"{text}\"",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    internal static string Parameter(ParameterDefinition parameter)
    {
        var by = parameter.IsOut ? "out " : parameter.ParameterType.IsByReference ? "ref " : string.Empty;
        var otherwise = parameter.HasConstant ? $" = {Constant(parameter.Constant)}" : string.Empty;
        return $"{by}{Of(parameter.ParameterType)} {parameter.Name}{otherwise}";
    }
}
