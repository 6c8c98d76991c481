using Mono.Cecil;

namespace EdgeNodes.House.Tests.Device;

/// <summary>One spelling for a member, whether it comes from an API list or from IL: "get_Chars(System.Int32):System.Char".</summary>
internal static class MemberKey
{
    private static readonly string[] Modifiers =
        ["public", "protected", "static", "virtual", "override", "abstract", "sealed", "const", "readonly", "params", "out", "ref", "in"];

    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["bool"] = "System.Boolean",
        ["byte"] = "System.Byte",
        ["sbyte"] = "System.SByte",
        ["short"] = "System.Int16",
        ["ushort"] = "System.UInt16",
        ["int"] = "System.Int32",
        ["uint"] = "System.UInt32",
        ["long"] = "System.Int64",
        ["ulong"] = "System.UInt64",
        ["float"] = "System.Single",
        ["double"] = "System.Double",
        ["char"] = "System.Char",
        ["string"] = "System.String",
        ["object"] = "System.Object",
        ["void"] = "System.Void",
    };

    /// <summary>"int[]" and "System.Int32[]" are one type.</summary>
    public static string Type(string listed)
    {
        var end = listed.IndexOf('[', StringComparison.Ordinal) is var at and >= 0 ? at : listed.Length;
        return Keywords.GetValueOrDefault(listed[..end], listed[..end]) + listed[end..];
    }

    public static string Type(TypeReference type) => type switch
    {
        ArrayType array => Type(array.ElementType) + "[]",
        ByReferenceType reference => Type(reference.ElementType),
        RequiredModifierType required => Type(required.ElementType),
        OptionalModifierType optional => Type(optional.ElementType),
        _ => type.FullName.Replace('/', '.'),
    };

    public static string Of(MemberReference member) => member switch
    {
        MethodReference method => $"{method.Name}({string.Join(",", method.Parameters.Select(p => Type(p.ParameterType)))}):{Type(method.ReturnType)}",
        _ => member.Name,
    };

    /// <summary>The keys of one line of a type's list; a property has one for each accessor, an indexer is called as its type calls it.</summary>
    public static IEnumerable<string> OfListed(string line, string indexer)
    {
        var text = Without(line.Trim());
        if (text.StartsWith("event ", StringComparison.Ordinal))
        {
            var parts = text.Split(' ');
            return [$"add_{parts[2]}({Type(parts[1])}):System.Void", $"remove_{parts[2]}({Type(parts[1])}):System.Void"];
        }

        return text.IndexOf(" { ", StringComparison.Ordinal) is var brace and > 0
            ? OfProperty(text[..brace], text[brace..], indexer)
            : [OfMethodOrField(text)];
    }

    /// <summary>The parameter types of "(int a, ref byte[] b = null)", joined by commas.</summary>
    public static string Parameters(string listed) => string.Join(
        ",",
        listed.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(p => Type(Without(p).Split(' ')[0])));

    private static IEnumerable<string> OfProperty(string property, string accessors, string indexer)
    {
        var space = property.IndexOf(' ', StringComparison.Ordinal);
        var type = Type(property[..space]);
        var name = property[(space + 1)..];
        var index = name.StartsWith("this[", StringComparison.Ordinal) ? Parameters(name[5..^1]) : "";
        name = index.Length > 0 ? indexer : name;
        return new[] { ("get;", $"get_{name}({index}):{type}"), ("set;", $"set_{name}({(index.Length > 0 ? index + "," : "")}{type}):System.Void") }
            .Where(pair => accessors.Contains(pair.Item1, StringComparison.Ordinal))
            .Select(pair => pair.Item2);
    }

    private static string OfMethodOrField(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var value = text.IndexOf(" = ", StringComparison.Ordinal);
        if (open < 0 || (value > 0 && value < open))
        {
            return text.Split(' ').ElementAtOrDefault(1) ?? text;
        }

        var head = text[..open].Split(' ');
        var parameters = Parameters(text[(open + 1)..text.LastIndexOf(')')]);
        return head.Length == 1 ? $".ctor({parameters}):System.Void" : $"{head[1]}({parameters}):{Type(head[0])}";
    }

    private static string Without(string text)
    {
        while (text.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 && Modifiers.Contains(text[..space]))
        {
            text = text[(space + 1)..];
        }

        return text;
    }
}
