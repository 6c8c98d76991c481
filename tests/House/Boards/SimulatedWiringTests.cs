using EdgeNodes.Boards;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.House.Tests.Boards;

/// <summary>The simulated city is wired like the real one.</summary>
public sealed class SimulatedWiringTests
{
    private static readonly ISurroundings Around = new CityWeather(TimeProvider.System).At(0);

    private static readonly Dictionary<string, Func<NodeBoard>> Simulated = new()
    {
        ["air-quality"] = () => new AirQualityBoard(Around, TimeProvider.System),
        ["soil-moisture"] = () => new SoilMoistureBoard(Around, TimeProvider.System),
        ["water-level"] = () => new WaterLevelBoard(Around, TimeProvider.System),
        ["streetlight"] = () => new StreetlightBoard(Around),
    };

    public static TheoryData<string> Names => [.. Simulated.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_simulated_wire_is_in_the_pin_map(string name)
    {
        var wiring = Simulated[name]().Wiring;
        var board = BoardFiles.Embedded.Board(name);
        var used = wiring.Pins.Keys.Concat(wiring.Pwm.Keys)
            .Concat(wiring.Serial.SelectMany(wire => new[] { wire.ReceivePin, wire.TransmitPin }))
            .Concat(wiring.OneWire is { } one ? [one.ReceivePin, one.TransmitPin] : []);
        Assert.Empty(used.Except(board.Pins.Select(pin => pin.Number)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Serial_lines_receive_and_send_on_the_same_pins(string name)
    {
        var board = BoardFiles.Embedded.Board(name);
        var wiring = Simulated[name]().Wiring;
        Assert.All(wiring.Serial, wire =>
        {
            Assert.EndsWith("_RX", Port(board, wire.ReceivePin), StringComparison.Ordinal);
            Assert.EndsWith("_TX", Port(board, wire.TransmitPin), StringComparison.Ordinal);
        });
        if (wiring.OneWire is { } one)
        {
            Assert.Equal(("COM3_RX", "COM3_TX"), (Port(board, one.ReceivePin), Port(board, one.TransmitPin)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Simulated_chips_answer_at_the_addresses_that_are_printed(string name)
    {
        var printed = BoardFiles.Embedded.Board(name).Parts.Select(part => part.Detail?.En ?? "").ToList();
        Assert.All(Simulated[name]().Wiring.I2c.Keys, address => Assert.Contains(printed, text => text.Contains($"0x{address:X2}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Soil_and_water_measure_their_battery_on_the_channel_that_is_printed()
    {
        foreach (var name in new[] { "soil-moisture", "water-level" })
        {
            Assert.All(
                Simulated[name]().Wiring.Analog.Keys,
                channel => Assert.Contains(BoardFiles.Embedded.Board(name).Pins, pin => pin.Port == $"ADC1_CH{channel}"));
        }
    }

    private static string Port(Board board, int number) => board.Pins.First(pin => pin.Number == number).Port!;
}
