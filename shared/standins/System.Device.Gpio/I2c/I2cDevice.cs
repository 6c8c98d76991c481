namespace System.Device.I2c;

/// <summary>A device on an I2C bus. Subclass it to simulate one.</summary>
public abstract class I2cDevice : IDisposable
{
    /// <summary>For subclasses.</summary>
    protected I2cDevice()
    {
    }

    /// <summary>Bus and address.</summary>
    public abstract I2cConnectionSettings ConnectionSettings { get; }

    /// <summary>Opens a device through the kernel. The stand-in has no kernel driver.</summary>
    /// <exception cref="PlatformNotSupportedException">Always: as the package does on a platform without a driver.</exception>
    public static I2cDevice Create(I2cConnectionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        throw NoHardware.I2c(settings.BusId);
    }

    /// <summary>Reads one byte.</summary>
    public virtual byte ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        Read(one);
        return one[0];
    }

    /// <summary>Fills the buffer in one transaction.</summary>
    public abstract void Read(Span<byte> buffer);

    /// <summary>Writes one byte.</summary>
    public virtual void WriteByte(byte value) => Write([value]);

    /// <summary>Writes the buffer in one transaction.</summary>
    public abstract void Write(ReadOnlySpan<byte> buffer);

    /// <summary>Writes, then reads after a repeated start: no other master gets in between.</summary>
    public abstract void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer);

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
