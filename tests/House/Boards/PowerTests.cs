using EdgeNodes.Boards;
using EdgeNodes.Boards.Text;

namespace EdgeNodes.House.Tests.Boards;

/// <summary>What a supply must give, and what a battery must bear, adds up.</summary>
public sealed class PowerTests
{
    public static TheoryData<string> Names => [.. BoardFiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_load_is_a_part_and_has_a_source(string name)
    {
        var parts = BoardFiles.Embedded.Board(name).Parts.Select(part => part.Id).Append("module");
        var loads = BoardFiles.Embedded.Power(name).Loads;
        Assert.Empty(loads.Select(load => load.Part).Except(parts));
        Assert.All(loads, load => Assert.True(load.Source.Length > 10 && load.Sleep <= load.Active && load.Active <= load.Peak, load.Part));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_last_row_is_the_sum_of_what_is_fitted_together(string name)
    {
        var (board, power) = (BoardFiles.Embedded.Board(name), BoardFiles.Embedded.Power(name));
        var sum = PowerRows.Of(board, power, Language.English).Last();
        Assert.Equal(
            power.Loads.Where(load => load.Counts).Sum(load => load.Peak),
            double.Parse(sum[4].Trim('*'), System.Globalization.CultureInfo.InvariantCulture), 3);
    }

    [Theory]
    [InlineData("soil-moisture")]
    [InlineData("water-level")]
    public void What_a_DevKit_draws_asleep_is_what_the_battery_is_reckoned_with(string name) =>
        Assert.Equal(
            Simulated.Energy.SoilNode.OnDevKit.Single(load => load.Name.StartsWith("DevKitC", StringComparison.Ordinal)).Asleep,
            BoardFiles.Embedded.Power(name).Loads.Single(load => load.Name is not null).Sleep);

    [Theory]
    [InlineData("air-quality", 2400)]
    [InlineData("streetlight", 1000)]
    public void The_supply_on_the_bill_bears_the_peak(string name, double supply) =>
        Assert.InRange(BoardFiles.Embedded.Power(name).Sum(load => load.Peak), 1, supply);

    [Theory]
    [InlineData("soil-moisture")]
    [InlineData("water-level")]
    public void The_regulator_of_600_mA_bears_the_peak_of_a_battery_board(string name) =>
        Assert.InRange(BoardFiles.Embedded.Power(name).Sum(load => load.Peak), 1, 600);

    [Fact]
    public void German_writes_a_comma() =>
        Assert.Equal("**0,0117**", PowerRows.Of(
            BoardFiles.Embedded.Board("air-quality"),
            new Power("5V", [new Load { Part = "led", Rail = "5V", Sleep = 0.0117, Active = 1, Peak = 1, Source = "test" }]),
            Language.German).Last()[2]);
}
