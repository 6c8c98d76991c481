using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Lamp;

/// <summary>0-10 V: straight from the voltage at the lowest level to the one at full level.</summary>
public sealed class ControlVoltageTests
{
    [Theory]
    [InlineData(200, 10)]
    [InlineData(110, 5.5)]
    [InlineData(20, 1)]
    [InlineData(10, 1)]
    [InlineData(0, 1)]
    public void A_linear_driver_gets_a_tenth_of_the_percents(int level, double volts) => Assert.Equal(volts, new ControlVoltage(20, 10, 100).VoltsOf(level), 1e-9);

    [Fact]
    public void A_driver_with_other_ends_gets_them()
    {
        var control = new ControlVoltage(2, 5, 80);
        Assert.Equal(0.5, control.VoltsOf(2), 1e-9);
        Assert.Equal(8, control.VoltsOf(200), 1e-9);
        Assert.Equal(4.25, control.VoltsOf(101), 1e-9);
    }

    [Fact]
    public void A_lamp_that_may_not_be_dimmed_divides_by_nothing() => Assert.Equal(10, new ControlVoltage(200, 10, 100).VoltsOf(100));

    [Fact]
    public void More_light_is_never_less_voltage()
    {
        var control = new ControlVoltage(20, 10, 100);
        Assert.All(Enumerable.Range(1, 200), level => Assert.True(control.VoltsOf(level) >= control.VoltsOf(level - 1)));
    }
}
