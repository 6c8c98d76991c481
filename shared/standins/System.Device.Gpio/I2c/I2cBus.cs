namespace System.Device.I2c;

/// <summary>An I2C bus that several devices share. Subclass it to simulate one.</summary>
public abstract class I2cBus : IDisposable
{
    /// <summary>For subclasses.</summary>
    protected I2cBus()
    {
    }

    /// <summary>Opens a bus through the kernel. The stand-in has no kernel driver.</summary>
    /// <exception cref="PlatformNotSupportedException">Always: as the package does on a platform without a driver.</exception>
    public static I2cBus Create(int busId) => throw NoHardware.I2c(busId);

    /// <summary>Opens the device at a 7-bit address.</summary>
    public abstract I2cDevice CreateDevice(int deviceAddress);

    /// <summary>Gives an address back.</summary>
    public abstract void RemoveDevice(int deviceAddress);

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>For subclasses that hold handles.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
