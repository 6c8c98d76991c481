namespace System.Device;

/// <summary>What this assembly says where the real package would open a kernel driver.</summary>
internal static class NoHardware
{
    internal static PlatformNotSupportedException Gpio() => new(
        "There is no GPIO driver here: this program was built with the stand-in of System.Device.Gpio, which drives no hardware. "
        + "Pass a GpioDriver to GpioController (a simulated one), or restore System.Device.Gpio 4.2.0 and build with -p:UseStandIns=false.");

    internal static PlatformNotSupportedException I2c(int busId) => new(
        $"I2C bus {busId} cannot be opened: this program was built with the stand-in of System.Device.Gpio, which has no kernel driver. "
        + "Use an I2cDevice of your own (a simulated one), or restore System.Device.Gpio 4.2.0 and build with -p:UseStandIns=false.");
}
