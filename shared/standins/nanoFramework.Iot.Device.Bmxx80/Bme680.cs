using System.Device.I2c;
using System.Threading;
using Iot.Device.Bmxx80.FilteringMode;
using Iot.Device.Bmxx80.PowerMode;
using Iot.Device.Bmxx80.ReadResult;
using UnitsNet;

namespace Iot.Device.Bmxx80;

/// <summary>Bosch BME680 on I2C: temperature, pressure, humidity and the resistance of a heated gas-sensitive layer.</summary>
public class Bme680 : Bmxx80Base
{
    public const byte DefaultI2cAddress = 0x76;
    public const byte SecondaryI2cAddress = 0x77;

    private const byte ChipId = 0x61;
    private const byte Status0 = 0x1D;
    private const byte Gas0 = 0x70;
    private const byte Gas1 = 0x71;
    private const byte ControlHumidity = 0x72;
    private const byte Config = 0x75;
    private static readonly int[] Cycles = { 0, 1, 2, 4, 8, 16 };

    private readonly Temperature _ambient;
    private readonly Bme680HeaterProfileConfig[] _profiles = new Bme680HeaterProfileConfig[10];
    private Bme680Calibration _calibration;
    private Bme680FilteringMode _filter;
    private Bme680HeaterProfile _profile;
    private Sampling _humiditySampling;
    private bool _gasIsEnabled;
    private bool _heaterIsEnabled;

    public Bme680(I2cDevice i2cDevice)
        : this(i2cDevice, Temperature.FromDegreesCelsius(20))
    {
    }

    public Bme680(I2cDevice i2cDevice, Temperature ambientTemperatureDefault)
        : base(ChipId, i2cDevice)
    {
        _ambient = ambientTemperatureDefault;
        SetDefaultConfiguration();
    }

    public Sampling HumiditySampling
    {
        get => _humiditySampling;
        set
        {
            WriteRegister(ControlHumidity, (byte)((Read8BitsFromRegister(ControlHumidity) & 0xF8) | (byte)value));
            _humiditySampling = value;
        }
    }

    public Bme680FilteringMode FilterMode
    {
        get => _filter;
        set
        {
            WriteRegister(Config, (byte)((Read8BitsFromRegister(Config) & 0xE3) | ((byte)value << 2)));
            _filter = value;
        }
    }

    public Bme680HeaterProfile HeaterProfile
    {
        get => _profile;
        set
        {
            WriteRegister(Gas1, (byte)((Read8BitsFromRegister(Gas1) & 0xF0) | (byte)value));
            _profile = value;
        }
    }

    public bool HeaterIsEnabled
    {
        get => _heaterIsEnabled;
        set
        {
            WriteRegister(Gas0, (byte)((Read8BitsFromRegister(Gas0) & 0xF7) | (value ? 0 : 0x08)));
            _heaterIsEnabled = value;
        }
    }

    public bool GasConversionIsEnabled
    {
        get => _gasIsEnabled;
        set
        {
            WriteRegister(Gas1, (byte)((Read8BitsFromRegister(Gas1) & 0xEF) | (value ? 0x10 : 0)));
            _gasIsEnabled = value;
        }
    }

    protected override int TempCalibrationFactor => 16;

    public void ConfigureHeatingProfile(Bme680HeaterProfile profile, Temperature targetTemperature, Duration duration, Temperature ambientTemperature)
    {
        var resistance = Bme680Formulas.HeaterResistance(_calibration, targetTemperature.DegreesCelsius, ambientTemperature.DegreesCelsius);
        WriteRegister((byte)(0x5A + (byte)profile), resistance);
        WriteRegister((byte)(0x64 + (byte)profile), Bme680Formulas.HeaterDuration((int)duration.Milliseconds));
        _profiles[(int)profile] = new Bme680HeaterProfileConfig(profile, resistance, duration);
    }

    /// <summary>How long a forced measurement takes with the present oversampling and the heater profile given.</summary>
    public Duration GetMeasurementDuration(Bme680HeaterProfile profile)
    {
        var cycles = Cycles[(int)TemperatureSampling] + Cycles[(int)PressureSampling] + Cycles[(int)HumiditySampling];
        // Bosch's sensor API: microseconds per cycle, switching, gas conversion and wake-up.
        var milliseconds = (((cycles * 1963) + (477 * 4) + (477 * 5) + 500) / 1000) + 1;
        if (GasConversionIsEnabled && _profiles[(int)profile] != null)
        {
            milliseconds += (int)_profiles[(int)profile].HeaterDuration.Milliseconds;
        }

        return Duration.FromMilliseconds(milliseconds);
    }

    /// <summary>Triggers a forced measurement, waits for it and reads all four values.</summary>
    public Bme680ReadResult Read()
    {
        SetPowerMode(Bme680PowerMode.Forced);
        Thread.Sleep((int)GetMeasurementDuration(HeaterProfile).Milliseconds);
        var hasTemperature = TryReadTemperature(out var temperature);
        var hasPressure = TryReadPressure(out var pressure);
        var hasHumidity = TryReadHumidity(out var humidity);
        var hasGas = TryReadGasResistance(out var gas);
        return new Bme680ReadResult(temperature, hasTemperature, pressure, hasPressure, humidity, hasHumidity, gas, hasGas);
    }

    public void SetPowerMode(Bme680PowerMode powerMode) =>
        WriteRegister(ControlRegister, (byte)((Read8BitsFromRegister(ControlRegister) & 0xFC) | (byte)powerMode));

    public Bme680PowerMode ReadPowerMode() => (Bme680PowerMode)(Read8BitsFromRegister(ControlRegister) & 0x03);

    public bool ReadNewDataIsAvailable() => (Read8BitsFromRegister(Status0) & 0x80) != 0;

    public bool ReadGasMeasurementInProcess() => (Read8BitsFromRegister(Status0) & 0x40) != 0;

    public bool ReadMeasurementInProcess() => (Read8BitsFromRegister(Status0) & 0x20) != 0;

    public bool ReadHeaterIsStable() => (Read8BitsFromRegister(0x2B) & 0x10) != 0;

    public override bool TryReadTemperature(out Temperature temperature)
    {
        if (TemperatureSampling == Sampling.Skipped)
        {
            temperature = Temperature.FromDegreesCelsius(double.NaN);
            return false;
        }

        TemperatureFine = Bme680Formulas.TemperatureFine(_calibration, Read20Bits(0x22), TempCalibrationFactor);
        temperature = Temperature.FromDegreesCelsius(TemperatureFine / 5120.0);
        return true;
    }

    public override bool TryReadPressure(out Pressure pressure)
    {
        // Pressure and humidity are compensated with the temperature of the same measurement.
        if (PressureSampling == Sampling.Skipped || !TryReadTemperature(out _))
        {
            pressure = Pressure.FromPascals(double.NaN);
            return false;
        }

        pressure = Pressure.FromPascals(Bme680Formulas.Pressure(_calibration, TemperatureFine, Read20Bits(0x1F)));
        return true;
    }

    public bool TryReadHumidity(out RelativeHumidity humidity)
    {
        if (HumiditySampling == Sampling.Skipped || !TryReadTemperature(out _))
        {
            humidity = RelativeHumidity.FromPercent(double.NaN);
            return false;
        }

        var raw = ReadRegisters(0x25, 2);
        humidity = RelativeHumidity.FromPercent(Bme680Formulas.Humidity(_calibration, TemperatureFine, (raw[0] << 8) | raw[1]));
        return true;
    }

    public bool TryReadGasResistance(out ElectricResistance gasResistance)
    {
        var raw = ReadRegisters(0x2A, 2);
        if (!GasConversionIsEnabled || (raw[1] & 0x30) != 0x30)
        {
            gasResistance = ElectricResistance.FromOhms(double.NaN);
            return false;
        }

        gasResistance = ElectricResistance.FromOhms(Bme680Formulas.Gas(_calibration, (raw[0] << 2) | (raw[1] >> 6), raw[1] & 0x0F));
        return true;
    }

    protected override void SetDefaultConfiguration()
    {
        base.SetDefaultConfiguration();
        _calibration = new Bme680Calibration(ReadRegisters(0x89, 25), ReadRegisters(0xE1, 16), ReadRegisters(0x00, 5));
        HumiditySampling = Sampling.UltraLowPower;
        FilterMode = Bme680FilteringMode.C0;
        ConfigureHeatingProfile(Bme680HeaterProfile.Profile1, Temperature.FromDegreesCelsius(320), Duration.FromMilliseconds(150), _ambient);
        HeaterProfile = Bme680HeaterProfile.Profile1;
        HeaterIsEnabled = true;
        GasConversionIsEnabled = true;
    }

    private int Read20Bits(byte register)
    {
        var raw = ReadRegisters(register, 3);
        return (raw[0] << 12) | (raw[1] << 4) | (raw[2] >> 4);
    }
}
