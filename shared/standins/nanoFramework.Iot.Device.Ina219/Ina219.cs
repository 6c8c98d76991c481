using System;
using System.Device.I2c;
using System.IO;
using UnitsNet;

namespace Iot.Device.Adc;

/// <summary>Texas Instruments INA219: bus voltage, and current through a shunt, by its data sheet SBOS448.</summary>
public class Ina219 : IDisposable
{
    private const byte ConfigurationRegister = 0;
    private const byte ShuntRegister = 1;
    private const byte BusRegister = 2;
    private const byte PowerRegister = 3;
    private const byte CurrentRegister = 4;
    private const byte CalibrationRegister = 5;

    private I2cDevice _device;
    private float _currentLsb = 1;
    private ushort _calibration;

    public Ina219(I2cConnectionSettings settings)
        : this(I2cDevice.Create(settings))
    {
    }

    public Ina219(I2cDevice i2cDevice)
    {
        _device = i2cDevice ?? throw new ArgumentNullException(nameof(i2cDevice));
        Reset();
    }

    public Ina219BusVoltageRange BusVoltageRange
    {
        get => (Ina219BusVoltageRange)(ReadRegister(ConfigurationRegister) & 0x2000);
        set => Configure(0x2000, (ushort)value);
    }

    public Ina219PgaSensitivity PgaSensitivity
    {
        get => (Ina219PgaSensitivity)(ReadRegister(ConfigurationRegister) & 0x1800);
        set => Configure(0x1800, (ushort)value);
    }

    public Ina219AdcResolutionOrSamples BusAdcResolutionOrSamples
    {
        get => (Ina219AdcResolutionOrSamples)((ReadRegister(ConfigurationRegister) & 0x0780) >> 4);
        set => Configure(0x0780, (ushort)((int)value << 4));
    }

    public Ina219AdcResolutionOrSamples ShuntAdcResolutionOrSamples
    {
        get => (Ina219AdcResolutionOrSamples)(ReadRegister(ConfigurationRegister) & 0x0078);
        set => Configure(0x0078, (ushort)value);
    }

    public Ina219OperatingMode OperatingMode
    {
        get => (Ina219OperatingMode)(ReadRegister(ConfigurationRegister) & 0x0007);
        set => Configure(0x0007, (ushort)value);
    }

    /// <summary>Current or power did not fit their registers.</summary>
    public bool MathOverflowFlag => (ReadRegister(BusRegister) & 1) != 0;

    public void Reset() => WriteRegister(ConfigurationRegister, 0x8000);

    /// <param name="calibrationValue">0.04096 / (currentLsb x shunt in Ohm), data sheet 8.5.1.</param>
    /// <param name="currentLsb">Ampere per count.</param>
    public void SetCalibration(ushort calibrationValue, float currentLsb = 1)
    {
        _currentLsb = currentLsb;
        _calibration = calibrationValue;
        WriteRegister(CalibrationRegister, calibrationValue);
    }

    public ElectricPotential ReadShuntVoltage() => ElectricPotential.FromVolts((short)ReadRegister(ShuntRegister) * 0.00001);

    public ElectricPotential ReadBusVoltage() => ElectricPotential.FromVolts((ReadRegister(BusRegister) >> 3) * 0.004);

    public ElectricCurrent ReadCurrent()
    {
        // A sharp load step can reset the chip, calibration with it (data sheet 8.5.1): written before every read.
        SetCalibration(_calibration, _currentLsb);
        return ElectricCurrent.FromAmperes((short)ReadRegister(CurrentRegister) * (double)_currentLsb);
    }

    public Power ReadPower()
    {
        SetCalibration(_calibration, _currentLsb);
        return Power.FromWatts(ReadRegister(PowerRegister) * (double)_currentLsb * 20);
    }

    public void Dispose()
    {
        _device?.Dispose();
        _device = null;
        GC.SuppressFinalize(this);
    }

    private void Configure(ushort mask, ushort value) =>
        WriteRegister(ConfigurationRegister, (ushort)((ReadRegister(ConfigurationRegister) & ~mask) | value));

    private ushort ReadRegister(byte register)
    {
        var bytes = new byte[2];
        if (_device.WriteRead(new[] { register }, bytes).Status != I2cTransferStatus.FullTransfer)
        {
            throw new IOException($"Unable to read INA219 register {register}.");
        }

        return (ushort)((bytes[0] << 8) | bytes[1]);
    }

    private void WriteRegister(byte register, ushort value)
    {
        if (_device.Write(new[] { register, (byte)(value >> 8), (byte)value }).Status != I2cTransferStatus.FullTransfer)
        {
            throw new IOException($"Unable to write INA219 register {register}.");
        }
    }
}
