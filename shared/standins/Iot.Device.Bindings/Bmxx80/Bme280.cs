using System.Device.I2c;
using Iot.Device.Bmxx80.PowerMode;
using Iot.Device.Bmxx80.ReadResult;
using UnitsNet;

namespace Iot.Device.Bmxx80;

/// <summary>Bosch BME280: temperature, pressure, humidity (BST-BME280-DS002).</summary>
public class Bme280 : Bmx280Base
{
    private const byte ChipId = 0x60;

    private Sampling _humiditySampling;

    /// <summary>Checks the chip's id, reads its calibration, resets it; owns <paramref name="i2cDevice"/> from then on.</summary>
    /// <exception cref="IOException">Another chip answers, or none.</exception>
    public Bme280(I2cDevice i2cDevice)
        : base(ChipId, i2cDevice)
    {
    }

    /// <summary>Oversampling of humidity.</summary>
    public Sampling HumiditySampling
    {
        get => _humiditySampling;
        set
        {
            if (!Enum.IsDefined(value))
            {
                throw new ArgumentOutOfRangeException(nameof(value));
            }

            Change(Register.CtrlHum, 0b0000_0111, (byte)value);

            // 5.4.3: takes effect only after a write to ctrl_meas.
            Change(Register.CtrlMeas, 0, 0);
            _humiditySampling = value;
        }
    }

    /// <summary>Humidity of the last conversion; false when its sampling is skipped.</summary>
    public bool TryReadHumidity(out RelativeHumidity humidity) => TryReadHumidityCore(out humidity, skipTempFineRead: false);

    /// <inheritdoc />
    public override int GetMeasurementDuration() => base.GetMeasurementDuration() + s_osToMeasCycles[(int)HumiditySampling];

    /// <summary>Measures once (unless in normal mode), blocking meanwhile, and reads all three.</summary>
    public Bme280ReadResult Read()
    {
        if (ReadPowerMode() != Bmx280PowerMode.Normal)
        {
            SetPowerMode(Bmx280PowerMode.Forced);
            Thread.Sleep(GetMeasurementDuration());
        }

        return ReadAll();
    }

    /// <summary>Measures once (unless in normal mode) and reads all three.</summary>
    public async Task<Bme280ReadResult> ReadAsync()
    {
        if (ReadPowerMode() != Bmx280PowerMode.Normal)
        {
            SetPowerMode(Bmx280PowerMode.Forced);
            await Task.Delay(GetMeasurementDuration()).ConfigureAwait(false);
        }

        return ReadAll();
    }

    /// <summary>As the base, and x1 for humidity.</summary>
    protected override void SetDefaultConfiguration()
    {
        base.SetDefaultConfiguration();
        HumiditySampling = Sampling.UltraLowPower;
    }

    private Bme280ReadResult ReadAll()
    {
        // Temperature first: its t_fine goes into the other two.
        Temperature? temperature = TryReadTemperatureCore(out Temperature t) ? t : null;
        Pressure? pressure = TryReadPressureCore(out Pressure p, skipTempFineRead: true) ? p : null;
        RelativeHumidity? humidity = TryReadHumidityCore(out RelativeHumidity h, skipTempFineRead: true) ? h : null;
        return new Bme280ReadResult(temperature, pressure, humidity);
    }

    private bool TryReadHumidityCore(out RelativeHumidity humidity, bool skipTempFineRead)
    {
        if (HumiditySampling == Sampling.Skipped)
        {
            humidity = default;
            return false;
        }

        if (!skipTempFineRead)
        {
            TryReadTemperatureCore(out _);
        }

        int raw = Read16BitsFromRegister(Register.HumMsb, Endianness.BigEndian);
        humidity = RelativeHumidity.FromPercent(Calibration.Percent(raw, TemperatureFine));
        return true;
    }
}
