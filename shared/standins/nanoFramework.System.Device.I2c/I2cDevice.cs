using EdgeNodes.StandIns;

namespace System.Device.I2c;

/// <summary>A chip on an I2C bus of the board under the firmware.</summary>
public class I2cDevice : IDisposable
{
    private readonly I2cConnectionSettings _settings;
    private bool _disposed;

    public I2cDevice(I2cConnectionSettings settings)
    {
        _settings = settings ?? throw new ArgumentNullException(nameof(settings));
        Board.Current.ThrowIfOff();
    }

    public I2cConnectionSettings ConnectionSettings => _settings;

    public static I2cDevice Create(I2cConnectionSettings settings) => new I2cDevice(settings);

    public byte ReadByte()
    {
        var one = new byte[1];
        Read(one);
        return one[0];
    }

    public I2cTransferResult Read(SpanByte buffer) => Transfer(default, buffer);

    public I2cTransferResult WriteByte(byte value) => Write(new[] { value });

    public I2cTransferResult Write(SpanByte buffer) => Transfer(buffer, default);

    public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer) => Transfer(writeBuffer, readBuffer);

    public void Dispose() => _disposed = true;

    private I2cTransferResult Transfer(SpanByte write, SpanByte read)
    {
        if (_disposed)
        {
            throw new ObjectDisposedException(nameof(I2cDevice));
        }

        var chip = Board.Current.FindI2c(_settings.BusId, _settings.DeviceAddress);
        if (chip == null || (write.Length > 0 && !chip.Write(write.ToArray())))
        {
            return new I2cTransferResult(0, I2cTransferStatus.SlaveAddressNotAcknowledged);
        }

        var bytes = new byte[read.Length];
        if (bytes.Length > 0 && !chip.Read(bytes))
        {
            return new I2cTransferResult((uint)write.Length, I2cTransferStatus.SlaveAddressNotAcknowledged);
        }

        new SpanByte(bytes).CopyTo(read);
        return new I2cTransferResult((uint)(write.Length + read.Length), I2cTransferStatus.FullTransfer);
    }
}
