using System.Text.RegularExpressions;

namespace EdgeNodes.House.Tests.Device;

/// <summary>A type of a nanoFramework package, as its API list tells it.</summary>
internal sealed partial record DeviceType(string Name, string Kind, IReadOnlyList<string> Parents, IReadOnlySet<string> Members)
{
    /// <summary>Reads one block of a list: the head, then a line for each member.</summary>
    public static DeviceType Read(string[] lines)
    {
        var head = Head().Match(lines[0]);
        Assert.True(head.Success, $"This line of an API list heads no type: {lines[0]}");
        var kind = head.Groups["kind"].Value;
        var name = MemberKey.Type(head.Groups["name"].Value);
        if (kind == "delegate")
        {
            var invoke = $"Invoke({MemberKey.Parameters(head.Groups["parameters"].Value)}):{MemberKey.Type(head.Groups["returns"].Value)}";
            return new DeviceType(name, kind, ["System.MulticastDelegate"], new HashSet<string> { ".ctor(System.Object,System.IntPtr):System.Void", invoke });
        }

        var parents = head.Groups["parents"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(MemberKey.Type).ToList();
        if (kind == "enum")
        {
            return new DeviceType(name, kind, ["System.Enum"], new HashSet<string>());
        }

        parents.Add(kind == "struct" ? "System.ValueType" : "System.Object");
        var indexer = name is "System.String" or "System.Text.StringBuilder" ? "Chars" : "Item";
        return new DeviceType(name, kind, parents, lines[1..].SelectMany(line => MemberKey.OfListed(line, indexer)).ToHashSet());
    }

    [GeneratedRegex(@"^public (?:(?:static|abstract|sealed) )*(?:(?<kind>class|struct|interface|enum) (?<name>\S+)(?: : (?<parents>.*))?|(?<kind>delegate) (?<returns>\S+) (?<name>[^(]+)\((?<parameters>.*)\);)$")]
    private static partial Regex Head();
}
