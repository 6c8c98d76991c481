using System.Text.RegularExpressions;

namespace EdgeNodes.StandIns.Tests.Api;

/// <summary>Reads the API list of a real package, in either notation.</summary>
internal static partial class ApiListFile
{
    public static Dictionary<string, ApiType> Read(IEnumerable<string> lines)
    {
        var types = new Dictionary<string, ApiType>(StringComparer.Ordinal);
        var space = "";
        ApiType? current = null;
        foreach (var line in lines)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.StartsWith("namespace ", StringComparison.Ordinal))
            {
                space = line["namespace ".Length..].Trim() + ".";
            }
            else if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                Assert.NotNull(current);
                var (member, accessors) = ApiNotation.SplitAccessors(ApiNotation.Normalize(line));
                current.Members[member] = accessors;
            }
            else
            {
                var (name, type) = Declaration(line.Trim());
                types[space + name] = current = type;
            }
        }

        return types;
    }

    static (string FullName, ApiType Type) Declaration(string line)
    {
        if (DelegateLine().Match(line) is { Success: true } handler)
        {
            return (handler.Groups["name"].Value, new ApiType(ApiNotation.Normalize(line), []));
        }

        var match = TypeLine().Match(line);
        Assert.True(match.Success, $"This line declares no type: {line}");
        var bases = match.Groups["kind"].Value == "enum" || !match.Groups["bases"].Success ? [] : SplitBases(match.Groups["bases"].Value);
        return (match.Groups["name"].Value, new ApiType(ApiNotation.Normalize(line[..match.Groups["name"].Index] + match.Groups["name"].Value), bases));
    }

    /// <summary>Commas inside of angle brackets separate type arguments, not bases.</summary>
    static IEnumerable<string> SplitBases(string bases) => BaseSeparator().Split(bases).Select(ApiNotation.Normalize);

    [GeneratedRegex(@"^(?:public )?delegate .+? (?<name>[\w.<>]+)\(")]
    private static partial Regex DelegateLine();

    [GeneratedRegex(@"^(?:public )?(?:(?:static|abstract|sealed) )*(?<kind>class|struct|interface|enum) (?<name>[\w.]+(?:<[^>]*>)?)(?: : (?<bases>.*))?$")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@", (?![^<]*>)")]
    private static partial Regex BaseSeparator();
}
