using EdgeNodes.Boards;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.House.Tests.Boards;

/// <summary>The simulated city is wired like the real one.</summary>
public sealed class SimulatedWiringTests
{
    private static readonly ISurroundings Around = new CityWeather(TimeProvider.System).At(0);

    private static readonly Dictionary<string, Func<NodeBoard[]>> Simulated = new()
    {
        ["air-quality"] = () => [new AirQualityBoard(Around, TimeProvider.System)],
        ["soil-moisture"] = () => [new SoilMoistureBoard(Around, TimeProvider.System)],
        ["water-level"] = () => [.. Enum.GetValues<WaterSensor>().Select(sensor => new WaterLevelBoard(Around, TimeProvider.System, sensor, hasThermometer: true))],
        ["streetlight"] = () => [.. Enum.GetValues<LampControl>().Select(control => new StreetlightBoard(Around, control))],
    };

    public static TheoryData<string> Names => [.. Simulated.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_simulated_wire_is_in_the_pin_map(string name)
    {
        var board = BoardFiles.Embedded.Board(name);
        Assert.All(Simulated[name](), simulated =>
        {
            var wiring = simulated.Wiring;
            var used = wiring.Pins.Keys.Concat(wiring.Pwm.Keys).Concat(wiring.Pulses.Keys)
                .Concat(wiring.Serial.SelectMany(wire => new[] { wire.ReceivePin, wire.TransmitPin }))
                .Concat(wiring.OneWire is { } one ? [one.ReceivePin, one.TransmitPin] : [])
                .Concat(wiring.Service is { } service ? [service.Receive, service.Transmit] : []);
            Assert.Empty(used.Except(board.Pins.Select(pin => pin.Number)));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Serial_lines_receive_and_send_on_the_same_pins(string name)
    {
        var board = BoardFiles.Embedded.Board(name);
        Assert.All(Simulated[name]().SelectMany(simulated => simulated.Wiring.Serial), wire =>
        {
            Assert.EndsWith("_RX", Port(board, wire.ReceivePin), StringComparison.Ordinal);
            Assert.EndsWith("_TX", Port(board, wire.TransmitPin), StringComparison.Ordinal);
        });
        Assert.All(
            Simulated[name]().Select(simulated => simulated.Wiring.OneWire).OfType<BoardWiring.OneWireWire>(),
            one => Assert.Equal(("COM3_RX", "COM3_TX"), (Port(board, one.ReceivePin), Port(board, one.TransmitPin))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_technicians_cable_goes_to_the_pins_of_the_firmwares_console(string name)
    {
        var pins = BoardFiles.Embedded.Board(name).Pins;
        var printed = (Number("Pins.ServiceRx"), Number("Pins.ServiceTx"));
        Assert.All(Simulated[name](), simulated => Assert.Equal(printed, simulated.Wiring.Service));

        int Number(string constant) => pins.Single(pin => pin.Constant == constant).Number;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Simulated_chips_answer_at_the_addresses_that_are_printed(string name)
    {
        var printed = BoardFiles.Embedded.Board(name).Parts.Select(part => part.Detail?.En ?? "").ToList();
        Assert.All(
            Simulated[name]().SelectMany(simulated => simulated.Wiring.I2c.Keys),
            address => Assert.Contains(printed, text => text.Contains($"0x{address:X2}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("soil-moisture")]
    [InlineData("water-level")]
    public void A_battery_is_measured_on_the_channel_that_is_printed(string name) =>
        Assert.All(
            Simulated[name]().SelectMany(simulated => simulated.Wiring.Analog.Keys),
            channel => Assert.Contains(BoardFiles.Embedded.Board(name).Pins, pin => pin.Port == $"ADC1_CH{channel}"));

    private static string Port(Board board, int number) => board.Pins.First(pin => pin.Number == number).Port!;
}
