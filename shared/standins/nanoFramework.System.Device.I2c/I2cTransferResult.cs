namespace System.Device.I2c;

public enum I2cTransferStatus
{
    UnknownError = 0,
    FullTransfer = 1,
    ClockStretchTimeout = 2,
    PartialTransfer = 3,
    SlaveAddressNotAcknowledged = 4,
}

/// <summary>What came of a transfer: the device reports, it does not throw.</summary>
public readonly struct I2cTransferResult
{
    private readonly uint _bytes;
    private readonly I2cTransferStatus _status;

    internal I2cTransferResult(uint bytes, I2cTransferStatus status)
    {
        _bytes = bytes;
        _status = status;
    }

    public uint BytesTransferred => _bytes;

    public I2cTransferStatus Status => _status;
}
