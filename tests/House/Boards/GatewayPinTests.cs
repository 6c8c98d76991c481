using EdgeNodes.Boards;
using EdgeNodes.Gateway.Hat;

namespace EdgeNodes.House.Tests.Boards;

/// <summary>The gateway's picture and the gateway's settings mean the same header.</summary>
public sealed class GatewayPinTests
{
    private static readonly Board Board = BoardFiles.Embedded.Board("gateway");

    private static readonly HatSettings Settings = new()
    {
        Enabled = true,
        StatusLedPin = Pin("Hat:StatusLedPin"),
        ModemResetPin = Pin("Hat:ModemResetPin"),
        I2cBus = 1,
    };

    [Fact]
    public void The_gateway_accepts_the_wiring_as_settings() => Assert.Null(Settings.FindMistake());

    [Fact]
    public void The_climate_sensor_is_drawn_with_the_address_that_the_gateway_asks() =>
        Assert.Contains($"0x{HatSettings.UsualClimateAddress:X2}", Board.Parts.Single(part => part.Id == "bme280").Detail!.En, StringComparison.Ordinal);

    [Fact]
    public void I2C_bus_1_is_on_GPIO_2_and_3() =>
        Assert.Equal([2, 3], Board.Pins.Where(pin => pin.Constant == "Hat:I2cBus").Select(pin => pin.Number));

    [Fact]
    public void The_modem_sends_to_what_the_Pi_receives()
    {
        var modem = Board.Parts.Single(part => part.Id == "modem").Pins.ToDictionary(pin => pin.Name.En, pin => pin.Net);
        Assert.Equal(("GPIO15", Direction.In), (modem["TX2 (PA2)"], Board.Pins.Single(pin => pin.Port == "UART0 RXD").Direction));
        Assert.Equal("GPIO14", modem["RX2 (PA3)"]);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void The_step_by_step_gives_these_settings(string language)
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, $"hardware/boards/gateway/README.{language}.md"));
        Assert.Contains(
            $"\"Hat\": {{ \"Enabled\": true, \"StatusLedPin\": {Settings.StatusLedPin}, \"ModemResetPin\": {Settings.ModemResetPin}, \"I2cBus\": 1, \"ClimateAddress\": {HatSettings.UsualClimateAddress} }}",
            readme, StringComparison.Ordinal);
    }

    private static int Pin(string key) => Board.Pins.Single(pin => pin.Constant == key).Number;
}
