using System.Device.Gpio;
using System.Device.I2c;

namespace EdgeNodes.StandIns.Tests.Gpio;

/// <summary>Where the package would open a kernel driver, the stand-in says what it lacks. Not compiled with the real package.</summary>
public sealed class StandInOnlyTests
{
    [Fact]
    public void Without_a_driver_the_controller_says_what_is_missing_and_how_to_get_it()
    {
        var fault = Assert.Throws<PlatformNotSupportedException>(() => new GpioController());
        Assert.Contains("stand-in", fault.Message, StringComparison.Ordinal);
        Assert.Contains("restore System.Device.Gpio", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Opening_a_real_bus_names_the_bus_and_says_what_is_missing()
    {
        string device = Assert.Throws<PlatformNotSupportedException>(() => I2cDevice.Create(new I2cConnectionSettings(1, 0x76))).Message;
        string bus = Assert.Throws<PlatformNotSupportedException>(() => I2cBus.Create(1)).Message;
        Assert.Equal(bus, device);
        Assert.Contains("I2C bus 1", device, StringComparison.Ordinal);
        Assert.Contains("no kernel driver", device, StringComparison.Ordinal);
    }
}
