using System.Text.Json;
using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Json;

/// <summary>Node ids in JSON.</summary>
internal static class NodeText
{
    /// <summary>Writes `aq-0007` without a string in between.</summary>
    public static void Write(Utf8JsonWriter json, NodeId node)
    {
        Span<char> text = stackalloc char[16];
        var prefix = NodeKinds.PrefixOf(node.Kind);
        prefix.CopyTo(text);
        text[prefix.Length] = '-';
        node.Number.TryFormat(text[(prefix.Length + 1)..], out var digits, "D4");
        json.WriteString("node"u8, text[..(prefix.Length + 1 + digits)]);
    }

    public static bool TryRead(ref Utf8JsonReader reader, out NodeId node, out string error)
    {
        node = default;
        error = "key node must be a node's id like \"aq-0007\"";
        return JsonText.TextOf(ref reader, 16) is { } text && NodeId.TryParse(text, out node, out error);
    }
}
