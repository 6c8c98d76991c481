using System.Text;
using System.Text.RegularExpressions;
using EdgeNodes.Boards;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Node;

namespace EdgeNodes.House.Tests.Boards;

/// <summary>What the step-by-step lets a technician write is what the firmware takes, and what it promises of it is there.</summary>
public sealed partial class InstructionSettingsTests
{
    public static TheoryData<string> Nodes => [.. BoardFiles.Names.Where(name => name != "gateway")];

    [Theory]
    [MemberData(nameof(Nodes))]
    public void The_settings_of_the_step_by_step_are_good(string name)
    {
        foreach (var language in new[] { "de", "en" })
        {
            var (file, kind) = Settings(name, language);
            var bytes = Encoding.ASCII.GetBytes(file);
            Assert.True(SettingsFile.TryParse(bytes, bytes.Length, kind, out _, out var error), $"{name} {language}: {error}");
        }
    }

    [Fact]
    public void A_presence_sensor_that_the_self_test_shall_list_is_switched_on()
    {
        foreach (var language in new[] { "de", "en" })
        {
            Assert.Contains("`presence`", Text("streetlight", language), StringComparison.Ordinal);
            Assert.Matches("presence.level=[1-9]", Settings("streetlight", language).File);
        }
    }

    [Fact]
    public void What_is_saved_is_used_after_reboot()
    {
        foreach (var language in new[] { "de", "en" })
        {
            var step = Text("soil-moisture", language).Split('\n').Single(line => line.Contains("soil.calibrated_by", StringComparison.Ordinal));
            Assert.True(step.IndexOf("`save`", StringComparison.Ordinal) < step.IndexOf("`reboot`", StringComparison.Ordinal));
        }
    }

    private static (string File, NodeKind Kind) Settings(string name, string language)
    {
        var text = Text(name, language);
        var id = Id().Match(text).Groups[1].Value;
        Assert.True(NodeId.TryParse(id, out var node, out _));
        var lines = Set().Matches(text).Select(match => match.Groups[1].Value).Prepend("gateway.secret=0123456789abcdef").Prepend($"id={id}");
        return (string.Join('\n', lines), node.Kind);
    }

    private static string Text(string name, string language) =>
        File.ReadAllText(Path.Combine(Repository.Root, "hardware/boards", name, $"README.{language}.md"));

    [GeneratedRegex(@"--id (\S+)")]
    private static partial Regex Id();

    [GeneratedRegex(@"--set (\S+)")]
    private static partial Regex Set();
}
