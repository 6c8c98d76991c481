using System.Buffers.Binary;
using System.Device.I2c;
using UnitsNet;

namespace Iot.Device.Bmxx80;

/// <summary>What Bosch's environmental sensors share: identity, reset, oversampling, registers.</summary>
public abstract class Bmxx80Base : IDisposable
{
    private const byte ResetWord = 0xB6;

    /// <summary>Where oversampling and power mode are set.</summary>
    protected byte _controlRegister = Register.CtrlMeas;

    /// <summary>The chip; disposed of with the sensor.</summary>
    protected I2cDevice _i2cDevice;

    private Sampling _pressureSampling;
    private Sampling _temperatureSampling;

    /// <summary>Checks the chip's id, reads its calibration, resets it.</summary>
    /// <exception cref="IOException">Another chip answers, or none.</exception>
    protected Bmxx80Base(byte deviceId, I2cDevice i2cDevice)
    {
        _i2cDevice = i2cDevice ?? throw new ArgumentNullException(nameof(i2cDevice));
        byte found = Read8BitsFromRegister(Register.Id);
        if (found != deviceId)
        {
            throw new IOException($"Unable to find a chip with id {deviceId}. Found one with id {found}");
        }

        Calibration = ReadCalibration();
        Reset();
    }

    /// <summary>Order of the bytes of a register that is wider than one.</summary>
    protected internal enum Endianness
    {
        /// <summary>Low byte first: calibration.</summary>
        LittleEndian,

        /// <summary>High byte first: data.</summary>
        BigEndian,
    }

    /// <summary>Oversampling of pressure; takes effect at once.</summary>
    public Sampling PressureSampling
    {
        get => _pressureSampling;
        set
        {
            Change(_controlRegister, 0b0001_1100, (byte)((byte)value << 2));
            _pressureSampling = value;
        }
    }

    /// <summary>Oversampling of temperature; takes effect at once.</summary>
    public Sampling TemperatureSampling
    {
        get => _temperatureSampling;
        set
        {
            Change(_controlRegister, 0b1110_0000, (byte)((byte)value << 5));
            _temperatureSampling = value;
        }
    }

    internal Trimming Calibration { get; }

    /// <summary>t_fine of the last temperature that was read.</summary>
    protected double TemperatureFine { get; set; }

    /// <summary>Soft reset, then the default configuration.</summary>
    public void Reset()
    {
        WriteRegister(Register.Reset, ResetWord);
        SetDefaultConfiguration();
    }

    /// <summary>Temperature of the last conversion; false when its sampling is skipped.</summary>
    public abstract bool TryReadTemperature(out Temperature temperature);

    /// <summary>Pressure of the last conversion; false when its sampling is skipped.</summary>
    public abstract bool TryReadPressure(out Pressure pressure);

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads one register.</summary>
    protected internal byte Read8BitsFromRegister(byte register)
    {
        _i2cDevice.WriteByte(register);
        return _i2cDevice.ReadByte();
    }

    /// <summary>Reads two registers in one go.</summary>
    protected internal ushort Read16BitsFromRegister(byte register, Endianness endianness = Endianness.LittleEndian)
    {
        Span<byte> bytes = stackalloc byte[2];
        ReadRegisters(register, bytes);
        return endianness == Endianness.LittleEndian
            ? BinaryPrimitives.ReadUInt16LittleEndian(bytes)
            : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    /// <summary>Reads three registers in one go.</summary>
    protected internal uint Read24BitsFromRegister(byte register, Endianness endianness = Endianness.LittleEndian)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (endianness == Endianness.LittleEndian)
        {
            ReadRegisters(register, bytes[..3]);
            return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        }

        ReadRegisters(register, bytes[1..]);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    /// <summary>x1 for temperature and pressure.</summary>
    protected virtual void SetDefaultConfiguration()
    {
        PressureSampling = Sampling.UltraLowPower;
        TemperatureSampling = Sampling.UltraLowPower;
    }

    /// <summary>Temperature of a raw 20-bit value; leaves t_fine behind.</summary>
    protected Temperature CompensateTemperature(int adcTemperature)
    {
        TemperatureFine = Calibration.Fine(adcTemperature);
        return Temperature.FromDegreesCelsius(TemperatureFine / 5120.0);
    }

    /// <summary>Disposes of the I2C device.</summary>
    protected virtual void Dispose(bool disposing)
    {
        _i2cDevice?.Dispose();
        _i2cDevice = null!;
    }

    private protected void WriteRegister(byte register, byte value) => _i2cDevice.Write([register, value]);

    /// <summary>Sets the bits of <paramref name="mask"/>, leaves the others as the chip has them.</summary>
    private protected void Change(byte register, byte mask, byte bits) =>
        WriteRegister(register, (byte)((Read8BitsFromRegister(register) & ~mask) | bits));

    private void ReadRegisters(byte register, Span<byte> bytes)
    {
        _i2cDevice.WriteByte(register);
        _i2cDevice.Read(bytes);
    }

    private Trimming ReadCalibration()
    {
        Span<byte> low = stackalloc byte[24];
        Span<byte> high = stackalloc byte[7];
        ReadRegisters(Register.DigT1, low);
        byte h1 = Read8BitsFromRegister(Register.DigH1);
        ReadRegisters(Register.DigH2, high);
        return new Trimming(low, h1, high);
    }
}
