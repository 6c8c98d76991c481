using System.Device.I2c;
using Iot.Device.Bmxx80.FilteringMode;
using Iot.Device.Bmxx80.PowerMode;
using UnitsNet;

namespace Iot.Device.Bmxx80;

/// <summary>What BMP280 and BME280 share.</summary>
public abstract class Bmx280Base : Bmxx80Base
{
    /// <summary>Address with SDO at the supply.</summary>
    public const byte DefaultI2cAddress = 0x77;

    /// <summary>Address with SDO at ground.</summary>
    public const byte SecondaryI2cAddress = 0x76;

    /// <summary>Milliseconds that a conversion takes at each <see cref="Sampling"/>.</summary>
    protected static readonly int[] s_osToMeasCycles = [0, 7, 9, 14, 23, 44];

    private Bmx280FilteringMode _filterMode;
    private StandbyTime _standbyTime;

    /// <summary>Checks the chip's id, reads its calibration, resets it.</summary>
    protected Bmx280Base(byte deviceId, I2cDevice i2cDevice)
        : base(deviceId, i2cDevice)
    {
    }

    /// <summary>IIR filter on temperature and pressure.</summary>
    public Bmx280FilteringMode FilterMode
    {
        get => _filterMode;
        set
        {
            Change(Register.Config, 0b0001_1100, (byte)((byte)value << 2));
            _filterMode = value;
        }
    }

    /// <summary>Pause between two measurements in normal mode.</summary>
    public StandbyTime StandbyTime
    {
        get => _standbyTime;
        set
        {
            Change(Register.Config, 0b1110_0000, (byte)((byte)value << 5));
            _standbyTime = value;
        }
    }

    /// <summary>Milliseconds that one measurement takes with the sampling that is set.</summary>
    public virtual int GetMeasurementDuration() =>
        s_osToMeasCycles[(int)PressureSampling] + s_osToMeasCycles[(int)TemperatureSampling];

    /// <summary>Power mode, as the chip has it: back to sleep once a forced measurement is done.</summary>
    /// <exception cref="IOException">The chip answers 0b01, which nobody sets here.</exception>
    public Bmx280PowerMode ReadPowerMode()
    {
        var mode = (Bmx280PowerMode)(Read8BitsFromRegister(_controlRegister) & 0b0000_0011);
        return Enum.IsDefined(mode) ? mode : throw new IOException("Read unexpected power mode");
    }

    /// <summary>Sets the power mode; forced starts one measurement.</summary>
    public void SetPowerMode(Bmx280PowerMode powerMode) => Change(_controlRegister, 0b0000_0011, (byte)powerMode);

    /// <summary>Whether the chip is busy.</summary>
    public DeviceStatus ReadStatus()
    {
        byte status = Read8BitsFromRegister(Register.Status);
        return new DeviceStatus { Measuring = (status & 0b0000_1000) != 0, ImageUpdating = (status & 0b0000_0001) != 0 };
    }

    /// <inheritdoc />
    public override bool TryReadTemperature(out Temperature temperature) => TryReadTemperatureCore(out temperature);

    /// <inheritdoc />
    public override bool TryReadPressure(out Pressure pressure) => TryReadPressureCore(out pressure);

    /// <summary>Height above sea level with 1013.25 hPa there.</summary>
    public bool TryReadAltitude(out Length altitude) => TryReadAltitude(Pressure.FromPascals(101_325), out altitude);

    /// <summary>Height above the level where the pressure is <paramref name="seaLevelPressure"/>.</summary>
    public bool TryReadAltitude(Pressure seaLevelPressure, out Length altitude)
    {
        if (!TryReadPressureCore(out Pressure pressure) || !TryReadTemperatureCore(out Temperature temperature))
        {
            altitude = default;
            return false;
        }

        altitude = Length.FromMeters(Altitude.Meters(pressure, seaLevelPressure, temperature));
        return true;
    }

    /// <summary>As the base, and filter off, pause 125 ms.</summary>
    protected override void SetDefaultConfiguration()
    {
        base.SetDefaultConfiguration();
        FilterMode = Bmx280FilteringMode.Off;
        StandbyTime = StandbyTime.Ms125;
    }

    /// <summary>Reads the 20-bit temperature; leaves t_fine behind.</summary>
    protected bool TryReadTemperatureCore(out Temperature temperature)
    {
        if (TemperatureSampling == Sampling.Skipped)
        {
            temperature = default;
            return false;
        }

        temperature = CompensateTemperature((int)Read24BitsFromRegister(Register.TempMsb, Endianness.BigEndian) >> 4);
        return true;
    }

    /// <summary>Reads the 20-bit pressure; <paramref name="skipTempFineRead"/> when t_fine is fresh already.</summary>
    protected bool TryReadPressureCore(out Pressure pressure, bool skipTempFineRead = false)
    {
        if (PressureSampling == Sampling.Skipped)
        {
            pressure = default;
            return false;
        }

        if (!skipTempFineRead)
        {
            TryReadTemperatureCore(out _);
        }

        int raw = (int)Read24BitsFromRegister(Register.PressMsb, Endianness.BigEndian) >> 4;
        pressure = Pressure.FromPascals(Calibration.Pascals(raw, TemperatureFine));
        return true;
    }
}
