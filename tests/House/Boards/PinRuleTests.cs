using EdgeNodes.Boards;

namespace EdgeNodes.House.Tests.Boards;

/// <summary>What an ESP32 forbids is found before anybody solders it.</summary>
public sealed class PinRuleTests
{
    private static readonly Board Good = BoardFiles.Embedded.Board("water-level");

    public static TheoryData<string> Names => [.. BoardFiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_board_breaks_a_rule(string name) => Assert.Empty(BoardCheck.Mistakes(BoardFiles.Embedded.Board(name)));

    [Theory]
    [InlineData("GPIO34", "is an input only")]
    [InlineData("GPIO39", "is an input only")]
    [InlineData("GPIO6", "is wired to the module's flash")]
    [InlineData("GPIO11", "is wired to the module's flash")]
    [InlineData("GPIO0", "decides how the chip boots")]
    [InlineData("GPIO15", "decides how the chip boots")]
    [InlineData("GPIO24", "is not on the header")]
    public void A_lamp_on_the_wrong_pin_is_a_mistake(string pin, string says) =>
        Assert.Contains(BoardCheck.Mistakes(With(new BoardPin { Pin = pin, Signal = new("Lampe", "lamp"), Direction = Direction.Out, Volts = 3.3 })), m => m.StartsWith($"{pin} {says}", StringComparison.Ordinal));

    [Fact]
    public void A_voltage_on_ADC2_is_a_mistake_because_of_Wi_Fi() =>
        Assert.Contains(
            BoardCheck.Mistakes(With(new BoardPin { Pin = "GPIO4", Signal = new("U", "U"), Port = "ADC2_CH0", Direction = Direction.In, Volts = 3.3 })),
            m => m.Contains("ADC2, which Wi-Fi uses", StringComparison.Ordinal));

    [Fact]
    public void Two_signals_on_one_pin_are_a_mistake() =>
        Assert.Contains(BoardCheck.Mistakes(With(Good.Pins[0])), m => m.Contains("is listed 2 times", StringComparison.Ordinal));

    [Fact]
    public void Five_volts_need_a_divider()
    {
        var bare = Good with { Parts = [.. Good.Parts.Select(part => part.Id == "echo-divider" ? part with { Inside = [] } : part)] };
        Assert.Equal(["GPIO19 gets 5 V without a divider: put two resistors before it."], BoardCheck.Mistakes(bare));
    }

    [Fact]
    public void A_wire_that_leads_nowhere_is_a_mistake()
    {
        var typo = Good with { Parts = [.. Good.Parts.Select(part => part.Id == "ds18b20" ? part with { Pins = [.. part.Pins.Select(pin => pin.Net == "DQ" ? pin with { Net = "QD" } : pin)] } : part)] };
        Assert.Contains("ds18b20 has a wire to QD, where nothing else is on sheet 2: correct the name, or add the other end.", BoardCheck.Mistakes(typo));
    }

    [Fact]
    public void A_supply_that_feeds_nothing_on_a_sheet_is_a_mistake()
    {
        var everywhere = Good with { Parts = [.. Good.Parts.Select(part => part.Id == "rail-switch" ? part with { Sheets = [3] } : part)] };
        Assert.Contains("rail-switch has a wire to RAIL, where nothing else is on sheet 3: correct the name, or add the other end.", BoardCheck.Mistakes(everywhere));
    }

    [Fact]
    public void A_pin_without_a_part_is_a_mistake()
    {
        var lost = Good with { Parts = [.. Good.Parts.Where(part => part.Id != "float")] };
        Assert.Equal(["GPIO14 (float switch (low: wet)) is wired to no part: add a terminal, or remove the pin."], BoardCheck.Mistakes(lost));
    }

    [Fact]
    public void A_part_on_a_pin_that_is_not_listed_is_a_mistake()
    {
        var forgotten = Good with { Pins = [.. Good.Pins.Where(pin => pin.Pin != "GPIO26")] };
        Assert.Equal(["loop-switch uses GPIO26, which the list of pins does not have: add it there."], BoardCheck.Mistakes(forgotten));
    }

    private static Board With(BoardPin pin) => Good with { Pins = [.. Good.Pins, pin] };
}
