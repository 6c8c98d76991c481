namespace System.Device;

/// <summary>What this assembly says where the real package would open a kernel driver.</summary>
internal static class NoHardware
{
    private const string Remedy = "restore System.Device.Gpio 4.2.0 and build with -p:UseStandIns=false";

    internal static PlatformNotSupportedException Gpio() => new(
        $"System.Device.Gpio is a stand-in in this build and drives no hardware: {Remedy}, or pass a simulated GpioDriver to GpioController.");

    internal static PlatformNotSupportedException I2c(int busId) => new(
        $"I2C bus {busId} cannot be opened, for System.Device.Gpio is a stand-in in this build and has no kernel driver: {Remedy}, "
        + "or use a simulated I2cDevice.");
}
