using System.Text.RegularExpressions;
using EdgeNodes.Tests.Support;
using Xunit.Sdk;

namespace EdgeNodes.House.Tests;

/// <summary>One sentence is how ./test tells tests that could not run from tests that failed.</summary>
public sealed partial class MissingProgramTests
{
    [Fact]
    public void A_missing_program_is_one_sentence_with_its_package() =>
        Assert.Equal(
            "no-such-program is not installed: apt-get install no-such-program",
            Assert.Throws<FailException>(() => Tool.Find("no-such-program")).Message);

    [Fact]
    public void Tests_start_programs_by_way_of_Tool()
    {
        var others = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/node_modules/", StringComparison.Ordinal) && !file.EndsWith("/Support/Tool.cs", StringComparison.Ordinal))
            .Where(file => Start().IsMatch(File.ReadAllText(file)));
        Assert.Empty(others);
    }

    [GeneratedRegex(@"\bProcess\.Start\(|\bProcessStartInfo\(")]
    private static partial Regex Start();
}
