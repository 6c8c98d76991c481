using System.Text.RegularExpressions;
using EdgeNodes.Boards;

namespace EdgeNodes.House.Tests.Boards;

/// <summary>A German and an English technician build the same board, and both find what was made from the data.</summary>
public sealed partial class InstructionTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "hardware/boards");

    public static TheoryData<string> Names => [.. BoardFiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Tables_are_what_the_data_says(string name)
    {
        foreach (var (path, text) in Generated.Files(Folder, name).Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)))
        {
            Assert.True(text == File.ReadAllText(Path.Combine(Folder, path)), $"hardware/boards/{path} is not what the data says: run ./edge board --all and commit it.");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_languages_have_all_chapters(string name)
    {
        Assert.Equal(
            ["Wozu", "Werkzeug", "Verdrahtung", "Aufbau", "Flashen und einrichten", "Erstes Einschalten", "Montage", "Gehäuse", "Strombedarf", "Sicherheit", "Wartung", "Entsorgung", "Quellen"],
            Chapters(name, "de"));
        Assert.Equal(
            ["What it is for", "Tools", "Wiring", "Build", "Flash and set up", "First power-on", "Mounting", "Enclosure", "Power budget", "Safety", "Maintenance", "Disposal", "Sources"],
            Chapters(name, "en"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_count_up_and_each_can_be_checked(string name)
    {
        foreach (var (language, check) in new[] { ("de", "Prüfen|Ergebnis"), ("en", "Check|Result") })
        {
            var steps = Steps(name, language);
            Assert.True(steps.Count > 15, $"{name} has {steps.Count} steps");
            Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(step => int.Parse(step.Split('.')[0])));
            Assert.All(steps, step => Assert.Matches($"({check})", step));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_step_has_the_same_figures_and_pins_in_both_languages(string name)
    {
        var (german, english) = (Steps(name, "de"), Steps(name, "en"));
        Assert.Equal(english.Count, german.Count);
        Assert.All(german.Zip(english), step => Assert.Equal(Figures(step.Second), Figures(step.First)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_pin_named_in_a_step_is_on_the_board(string name)
    {
        var pins = BoardFiles.Embedded.Board(name).Pins.Select(pin => pin.Number);
        var named = Steps(name, "de").SelectMany(step => Gpio().Matches(step)).Select(match => int.Parse(match.Groups[1].Value));
        Assert.Empty(named.Except(pins));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_picture_is_shown(string name)
    {
        for (var sheet = 1; sheet <= BoardFiles.Embedded.Board(name).Sheets.Count; sheet++)
        {
            Assert.Contains($"]({Generated.PictureName(sheet, Language.German)})", Text(name, "de"), StringComparison.Ordinal);
            Assert.Contains($"]({Generated.PictureName(sheet, Language.English)})", Text(name, "en"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("streetlight", "Elektrofachkräfte", "electricians")]
    [InlineData("streetlight", "fünf Sicherheitsregeln", "five safety rules")]
    [InlineData("water-level", "Nicht für explosionsgefährdete Bereiche", "Not for explosive atmospheres")]
    [InlineData("water-level", "DGUV Regel 103-003", "DGUV Regel 103-003")]
    [InlineData("soil-moisture", "UN 38.3", "UN 38.3")]
    public void What_can_kill_is_said_under_safety(string name, string german, string english)
    {
        Assert.Contains(german, Chapter(name, "de", "Sicherheit"), StringComparison.Ordinal);
        Assert.Contains(english, Chapter(name, "en", "Safety"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_overview_leads_to_every_board()
    {
        var overview = File.ReadAllText(Path.Combine(Folder, "README.md"));
        var links = Link().Matches(overview).Select(match => match.Groups[1].Value).ToList();
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Folder, link)), $"hardware/boards/README.md leads to {link}, which is not there."));
        Assert.All(BoardFiles.Names, name => Assert.Contains($"{name}/README.de.md", links));
        Assert.All(BoardFiles.Names, name => Assert.Contains($"{name}/wiring.en.svg", links));
    }

    private static string Text(string name, string language) => File.ReadAllText(Path.Combine(Folder, name, $"README.{language}.md"));

    private static IEnumerable<string> Chapters(string name, string language) =>
        Text(name, language).Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]);

    private static string Chapter(string name, string language, string title) =>
        Text(name, language).Split("\n## ").Single(chapter => chapter.StartsWith(title + "\n", StringComparison.Ordinal));

    private static List<string> Steps(string name, string language) =>
        [.. Step().Split(Text(name, language)).Where(part => StepStart().IsMatch(part)).Select(part => part.Split("\n## ")[0])];

    // A decimal comma in German is a point in English.
    private static IEnumerable<string> Figures(string step) => Figure().Matches(step).Select(match => match.Value.Replace(',', '.')).Order();

    [GeneratedRegex(@"^(?=\d+\. )", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex StepStart();

    [GeneratedRegex(@"\d+([.,]\d+)*")]
    private static partial Regex Figure();

    [GeneratedRegex(@"GPIO (\d+)")]
    private static partial Regex Gpio();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
