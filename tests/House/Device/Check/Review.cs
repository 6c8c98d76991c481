using Mono.Cecil;

namespace EdgeNodes.House.Tests.Device;

/// <summary>
/// The divisions and comparisons that somebody has looked at. A division by zero throws on the device and NaN compares as
/// true; no reader of IL can prove that neither occurs, so each method that divides by a variable or compares a float that may
/// be NaN is listed in Reviewed.txt with what guards it and the test that shows it.
/// </summary>
internal sealed class Review(IEnumerable<string> lines)
{
    public const string File = "tests/House/Device/Reviewed.txt";

    public IReadOnlyList<ReviewedLine> Lines { get; } =
        [.. lines.Where(line => line.Length > 0 && line[0] != '#').Select(ReviewedLine.Read)];

    public static Review OfTheCheckout { get; } = new(System.IO.File.ReadAllLines(Path.Combine(Repository.Root, File)));

    /// <summary>"divides EdgeNodes.Node.Median.Of" for each method that needs a look.</summary>
    public static IEnumerable<string> Needed(ModuleDefinition module) =>
        module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody)
            .SelectMany(method => Needed(method, StackWalk.Through(method))).Distinct();

    /// <summary>What nobody has looked at, with the line to add.</summary>
    public IEnumerable<string> Missing(ModuleDefinition module) =>
        Needed(module).Where(need => !Lines.Any(line => line.Need == need))
            .Select(need => $"Look at it, then add to {File}: {need} | what guards it | the test that shows it");

    private static IEnumerable<string> Needed(MethodDefinition method, StackWalk walk)
    {
        if (walk.Divides)
        {
            yield return "divides " + Uses.Where(method);
        }

        if (walk.Compares)
        {
            yield return "compares " + Uses.Where(method);
        }
    }
}

/// <summary>One line: what, why it is safe, and the tests.</summary>
internal sealed record ReviewedLine(string Need, string Guard, string Test)
{
    public static ReviewedLine Read(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        Assert.True(parts is [{ Length: > 0 }, { Length: > 10 }, { Length: > 0 }], $"{Review.File}: write '{line}' as need | guard | test.");
        return new ReviewedLine(parts[0], parts[1], parts[2]);
    }
}
