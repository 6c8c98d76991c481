using System.Text.RegularExpressions;

namespace EdgeNodes.StandIns.Tests.Api;

/// <summary>
/// Two kinds of lists describe the real packages: one with namespaces as headings, one with full names everywhere. Both, and
/// what is read from an assembly, are brought to the same short notation here.
/// </summary>
internal static partial class ApiNotation
{
    /// <summary>Takes off what says nothing about compatibility: namespaces, "public", a final semicolon, [Obsolete].</summary>
    public static string Normalize(string line)
    {
        line = line.Trim().TrimEnd(';').Replace("[Obsolete] ", "", StringComparison.Ordinal);
        line = line.StartsWith("public ", StringComparison.Ordinal) ? line["public ".Length..] : line;
        return Qualifier().Replace(line, "");
    }

    /// <summary>Splits "int Count { get; set; }" into the member and its accessors.</summary>
    public static (string Member, HashSet<string> Accessors) SplitAccessors(string line)
    {
        var match = Accessors().Match(line);
        return match.Success
            ? (line[..match.Index], [.. match.Groups[1].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)])
            : (line, []);
    }

    [GeneratedRegex(@"(?<![\w.])(?:[A-Za-z_]\w*\.)+(?=[A-Za-z_])")]
    private static partial Regex Qualifier();

    [GeneratedRegex(@" \{ ((?:(?:get|set|init); )+)\}$")]
    private static partial Regex Accessors();
}
