namespace EdgeNodes.City.Tests.Cli;

/// <summary>On the bench: the pin table in the terminal, the picture in a file.</summary>
public sealed class BoardCommandTests
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
