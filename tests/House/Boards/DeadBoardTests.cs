using EdgeNodes.Boards;

namespace EdgeNodes.House.Tests.Boards;

/// <summary>A module that is dead, unplugged or without power leaves its lamp lit: see docs/decisions/0014-lamp.md.</summary>
public sealed class DeadBoardTests
{
    private static readonly Board Board = BoardFiles.Embedded.Board("streetlight");

    // Without power a pin of the ESP32 pulls down through its protection diode; LDD-H: DIM below 0.8 V is off.
    [Fact]
    public void The_drivers_dim_input_hangs_on_no_pin_of_the_module()
    {
        var driver = Board.Parts.Single(part => part.Id == "driver");
        Assert.Empty(driver.Pins.Select(pin => pin.Net).Intersect(Board.Pins.Select(pin => pin.Pin)));
        Assert.Equal("DIM", Assert.Single(Board.Parts.Single(part => part.Id == "buffer").Pins, pin => pin.Name.En == "4 Y").Net);
    }

    // What the LM358 sees without a module: 24 V over R9 and R10, times 1 + R6/R7. Full light is 10 V, and more than 11 V harms drivers.
    [Theory]
    [InlineData(23.5)]
    [InlineData(24.5)]
    public void The_control_voltage_without_a_module_is_full_light(double supply)
    {
        var input = supply * Kiloohms("R10") / (Kiloohms("R9") + Kiloohms("R10"));
        Assert.InRange(input * (1 + (Kiloohms("R6") / Kiloohms("R7"))), 9.8, 10.6);
    }

    [Fact]
    public void The_relay_is_closed_at_rest() =>
        Assert.Contains(Board.Parts.Single(part => part.Id == "relay").Pins, pin => pin is { Net: "24V-L", Name.En: "NC" });

    private static double Kiloohms(string resistor)
    {
        var position = BoardFiles.Embedded.Bill("streetlight").Single(p => p.Note.Split(',', StringSplitOptions.TrimEntries).Contains(resistor));
        return double.Parse(position.Designation.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
