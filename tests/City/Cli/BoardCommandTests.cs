using System.Text.RegularExpressions;
using EdgeNodes.Boards;
using EdgeNodes.Boards.Text;

namespace EdgeNodes.City.Tests.Cli;

/// <summary>On the bench: the pin table in the terminal, the picture in a file.</summary>
public sealed partial class BoardCommandTests
{
    [Fact]
    public async Task Edge_board_lists_what_can_be_built()
    {
        var outcome = await Edge.RunAsync("board");
        Assert.Equal(0, outcome.Exit);
        Assert.All(new[] { "air-quality", "soil-moisture", "water-level", "streetlight", "gateway" }, name => Assert.Contains(name, outcome.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_board_is_shown_as_a_table_of_pins()
    {
        var outcome = await Edge.RunAsync("board", "soil-moisture");
        Assert.Equal(0, outcome.Exit);
        Assert.Contains("GPIO 35", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("ADC1_CH7", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("Akku und USB nie zugleich", (await Edge.RunAsync("board", "soil-moisture", "--lang", "de")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("air-quality", "en")]
    [InlineData("soil-moisture", "de")]
    [InlineData("water-level", "de")]
    [InlineData("streetlight", "en")]
    [InlineData("gateway", "de")]
    public async Task On_eighty_columns_the_table_fits_and_breaks_no_word(string board, string language)
    {
        var shown = Unwrapped(await OnTerminal(80, "board", board, "--lang", language));
        Assert.All(shown, line => Assert.InRange(line.Length, 0, 80));
        var words = string.Join(' ', shown).Split(' ');
        var map = BoardFiles.Embedded.Board(board);
        var spoken = language == "de" ? Language.German : Language.English;
        var told = PinRows.Of(map, spoken).SelectMany(row => row.SkipLast(1)).SelectMany(cell => cell.Split(' ')).Where(word => word != "-");
        Assert.Empty(told.Except(words.Concat(words.Select(word => word.TrimEnd(':')))));
    }

    [Fact]
    public async Task A_wider_terminal_has_each_pin_on_one_line()
    {
        var shown = Unwrapped(await OnTerminal(150, "board", "streetlight"));
        Assert.Contains(
            shown,
            line => line.Contains("lamp: PWM1 or input of the 0–10 V stage", StringComparison.Ordinal) && line.Contains("Buffer SN74LVC1G07, 0–10 V stage LM358", StringComparison.Ordinal));
    }

    // A terminal of that width: what goes into a pipe has none.
    private static async Task<string> OnTerminal(int columns, params string[] arguments)
    {
        var command = $"stty cols {columns}; '{Tool.Find("dotnet")}' '{Path.Combine(AppContext.BaseDirectory, "edge.dll")}' {string.Join(' ', arguments)}";
        var (code, output, errors) = await ToolProcess.Run("script", "-qec", command, "/dev/null");
        Assert.True(code == 0, output + errors);
        return output;
    }

    private static List<string> Unwrapped(string output) =>
        [.. Escapes().Replace(output, "").Split('\n').Select(line => line.TrimEnd('\r'))];

    [GeneratedRegex("\e\\[[?0-9;]*[a-zA-Z]|\e=")]
    private static partial Regex Escapes();

    [Fact]
    public async Task A_picture_goes_to_standard_output()
    {
        var outcome = await Edge.RunAsync("board", "water-level", "--sheet", "3", "--svg", "-");
        Assert.Equal(0, outcome.Exit);
        Assert.StartsWith("<?xml", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("Sheet 3 of 3: pressure probe", outcome.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no board \"toaster\": it is one of air-quality,", "board", "toaster")]
    [InlineData("water-level has 3 sheets, not 4: give a number from 1 to 3.", "board", "water-level", "--sheet", "4", "--svg", "-")]
    [InlineData("--lang: 'fr' is not spoken here: en or de.", "board", "soil-moisture", "--lang", "fr")]
    [InlineData("/no/such/folder is no folder", "board", "--all", "/no/such/folder")]
    public async Task What_is_not_there_is_one_sentence(string says, params string[] arguments)
    {
        var outcome = await Edge.RunAsync(arguments);
        Assert.Equal(2, outcome.Exit);
        Assert.Contains(says, outcome.Errors, StringComparison.Ordinal);
    }
}
