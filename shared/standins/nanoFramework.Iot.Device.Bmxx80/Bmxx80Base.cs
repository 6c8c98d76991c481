using System;
using System.Device.I2c;
using System.IO;
using System.Threading;
using UnitsNet;

namespace Iot.Device.Bmxx80;

/// <summary>What the sensors of the family share: identity, oversampling of temperature and pressure, register access.</summary>
public abstract class Bmxx80Base : IDisposable
{
    private const byte ChipIdRegister = 0xD0;
    private const byte ResetRegister = 0xE0;
    private const byte ResetCommand = 0xB6;

    private Sampling _temperatureSampling;
    private Sampling _pressureSampling;

    protected Bmxx80Base(byte deviceId, I2cDevice i2cDevice)
    {
        I2cDevice = i2cDevice ?? throw new ArgumentNullException(nameof(i2cDevice));
        var found = Read8BitsFromRegister(ChipIdRegister);
        if (found != deviceId)
        {
            throw new IOException($"Unable to find a chip with id {deviceId}, got {found}");
        }
    }

    public Sampling TemperatureSampling
    {
        get => _temperatureSampling;
        set
        {
            var control = Read8BitsFromRegister(ControlRegister);
            WriteRegister(ControlRegister, (byte)((control & 0x1F) | ((byte)value << 5)));
            _temperatureSampling = value;
        }
    }

    public Sampling PressureSampling
    {
        get => _pressureSampling;
        set
        {
            var control = Read8BitsFromRegister(ControlRegister);
            WriteRegister(ControlRegister, (byte)((control & 0xE3) | ((byte)value << 2)));
            _pressureSampling = value;
        }
    }

    protected I2cDevice I2cDevice { get; set; }

    protected byte ControlRegister { get; set; } = 0x74;

    protected double TemperatureFine { get; set; }

    protected virtual int TempCalibrationFactor => 1;

    public abstract bool TryReadTemperature(out Temperature temperature);

    public abstract bool TryReadPressure(out Pressure pressure);

    public void Reset()
    {
        WriteRegister(ResetRegister, ResetCommand);
        Thread.Sleep(2);
        SetDefaultConfiguration();
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        I2cDevice?.Dispose();
        I2cDevice = null;
    }

    protected virtual void SetDefaultConfiguration()
    {
        PressureSampling = Sampling.UltraLowPower;
        TemperatureSampling = Sampling.UltraLowPower;
    }

    protected byte Read8BitsFromRegister(byte register) => ReadRegisters(register, 1)[0];

    internal byte[] ReadRegisters(byte first, int count)
    {
        var bytes = new byte[count];
        var result = I2cDevice.WriteRead(new[] { first }, bytes);
        if (result.Status != I2cTransferStatus.FullTransfer)
        {
            throw new IOException($"Unable to read register 0x{first:X2}: {result.Status}.");
        }

        return bytes;
    }

    internal void WriteRegister(byte register, byte value)
    {
        var result = I2cDevice.Write(new[] { register, value });
        if (result.Status != I2cTransferStatus.FullTransfer)
        {
            throw new IOException($"Unable to write register 0x{register:X2}: {result.Status}.");
        }
    }
}
