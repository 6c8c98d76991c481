namespace EdgeNodes.Gateway.Hat;

/// <summary>Which exceptions come from the header, and how they read to an operator.</summary>
internal static class HatFault
{
    /// <summary>
    /// True for what System.Device.Gpio and its drivers throw for hardware, permissions and platform. They do not share a
    /// type: libgpiod gives IOException, sysfs UnauthorizedAccessException, a Pi without its chip NotSupportedException,
    /// a pin that the chip lacks ArgumentException, a missing libgpiod DllNotFoundException.
    /// </summary>
    internal static bool Is(Exception fault) => fault
        is IOException or UnauthorizedAccessException or NotSupportedException or InvalidOperationException
        or ArgumentException or DllNotFoundException or TimeoutException;

    internal static HatException NoGpio(Exception fault) => new(
        $"Cannot use the GPIO header that Hat:Enabled asks for ({Reason(fault)}): install libgpiod2 or libgpiod3 and put the gateway's user "
        + "into the group gpio, or set Hat:Enabled to false on a machine without a header.",
        fault);

    internal static HatException Pin(int pin, string what, string key, Exception fault) => new(
        $"Cannot use GPIO {pin} for the {what} ({Reason(fault)}): put the gateway's user into the group gpio, see with gpioinfo whether "
        + $"another program holds the pin, or correct Hat:{key}.",
        fault);

    internal static string Climate(int bus, int address, Exception fault) =>
        $"Cannot read the BME280 at address 0x{address:X2} on I2C bus {bus} ({Reason(fault)}): switch I2C on with raspi-config, put the "
        + $"gateway's user into the group i2c, and check wiring and Hat:ClimateAddress with i2cdetect -y {bus}.";

    /// <summary>The library's text inside our sentence: one line, no full stop.</summary>
    internal static string Reason(Exception fault) =>
        fault.Message.ReplaceLineEndings(" ").Replace(". ", "; ", StringComparison.Ordinal).TrimEnd('.', ' ');
}
