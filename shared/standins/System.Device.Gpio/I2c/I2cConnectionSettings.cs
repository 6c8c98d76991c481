namespace System.Device.I2c;

/// <summary>Where on which bus a device answers.</summary>
public sealed class I2cConnectionSettings : IEquatable<I2cConnectionSettings>
{
    /// <summary>Bus number (1 is the Raspberry Pi's header) and 7-bit address.</summary>
    public I2cConnectionSettings(int busId, int deviceAddress)
    {
        BusId = busId;
        DeviceAddress = deviceAddress;
    }

    /// <summary>Number of the bus, as in /dev/i2c-1.</summary>
    public int BusId { get; }

    /// <summary>7-bit address.</summary>
    public int DeviceAddress { get; }

    /// <inheritdoc />
    public bool Equals(I2cConnectionSettings? other) =>
        other is not null && other.BusId == BusId && other.DeviceAddress == DeviceAddress;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as I2cConnectionSettings);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(BusId, DeviceAddress);
}
