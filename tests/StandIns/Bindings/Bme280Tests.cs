using Iot.Device.Bmxx80;
using Iot.Device.Bmxx80.FilteringMode;
using Iot.Device.Bmxx80.PowerMode;
using Iot.Device.Bmxx80.ReadResult;

namespace EdgeNodes.StandIns.Tests.Bindings;

/// <summary>What the driver does to the chip's registers.</summary>
public sealed class Bme280Tests : IDisposable
{
    private const byte CtrlHum = 0xF2, CtrlMeas = 0xF4, Config = 0xF5;

    private readonly RegisterChip _chip = RegisterChip.WithBoschExample();
    private readonly Bme280 _sensor;

    public Bme280Tests()
    {
        _sensor = new Bme280(_chip);
        _startWrites = [.. _chip.Writes];
        _chip.Writes.Clear();
    }

    private readonly List<(byte Register, byte Value)> _startWrites;

    public void Dispose() => _sensor.Dispose();

    [Fact]
    public void Another_chip_is_refused_with_both_ids()
    {
        string text = Assert.Throws<IOException>(() => new Bme280(new RegisterChip(id: 0x58))).Message;
        Assert.Equal("Unable to find a chip with id 96. Found one with id 88", text);
        Assert.Throws<ArgumentNullException>(() => new Bme280(null!));
    }

    [Fact]
    public void Starting_resets_the_chip_and_then_sets_every_quantity_to_x1()
    {
        Assert.Equal((0xE0, 0xB6), _startWrites[0]);
        Assert.Equal(0b001_001_00, _chip.Registers[CtrlMeas]);
        Assert.Equal(0b001, _chip.Registers[CtrlHum]);
        Assert.Equal(0b010_000_00, _chip.Registers[Config]);
        Assert.Equal(
            (Sampling.UltraLowPower, Sampling.UltraLowPower, Sampling.UltraLowPower),
            (_sensor.TemperatureSampling, _sensor.PressureSampling, _sensor.HumiditySampling));
        Assert.Equal(21, _sensor.GetMeasurementDuration());
    }

    [Fact]
    public void Each_setting_changes_its_own_bits_only()
    {
        _sensor.TemperatureSampling = Sampling.LowPower;
        _sensor.PressureSampling = Sampling.UltraHighResolution;
        _sensor.SetPowerMode(Bmx280PowerMode.Normal);
        Assert.Equal(0b010_101_11, _chip.Registers[CtrlMeas]);

        _sensor.FilterMode = Bmx280FilteringMode.X16;
        _sensor.StandbyTime = StandbyTime.Ms1000;
        Assert.Equal(0b101_100_00, _chip.Registers[Config]);
    }

    [Fact]
    public void Humidity_sampling_is_made_to_count_by_writing_ctrl_meas_after_it()
    {
        _sensor.HumiditySampling = Sampling.Standard;
        Assert.Equal([(CtrlHum, (byte)0b011), (CtrlMeas, (byte)0b001_001_00)], _chip.Writes);
        Assert.Throws<ArgumentOutOfRangeException>(() => _sensor.HumiditySampling = (Sampling)6);
    }

    [Fact]
    public async Task Reading_starts_a_measurement_unless_the_chip_measures_by_itself()
    {
        Bme280ReadResult forced = _sensor.Read();
        Assert.Equal([(CtrlMeas, (byte)0b001_001_10)], _chip.Writes);
        Assert.Equal(25.08, forced.Temperature!.Value.DegreesCelsius, 2);

        _sensor.SetPowerMode(Bmx280PowerMode.Normal);
        _chip.Writes.Clear();
        Bme280ReadResult normal = await _sensor.ReadAsync();
        Assert.Empty(_chip.Writes);
        Assert.Equal(forced.Pressure, normal.Pressure);
        Assert.Equal(forced.Humidity, normal.Humidity);
    }

    [Fact]
    public void What_is_skipped_is_not_there()
    {
        _sensor.TemperatureSampling = _sensor.PressureSampling = _sensor.HumiditySampling = Sampling.Skipped;
        Assert.False(_sensor.TryReadTemperature(out _));
        Assert.False(_sensor.TryReadPressure(out _));
        Assert.False(_sensor.TryReadHumidity(out _));
        Assert.False(_sensor.TryReadAltitude(out _));
        Bme280ReadResult result = _sensor.Read();
        Assert.True(result is { Temperature: null, Pressure: null, Humidity: null });
    }

    [Fact]
    public void Status_and_power_mode_are_read_from_the_chip()
    {
        _chip.Registers[0xF3] = 0b0000_1000;
        Assert.True(_sensor.ReadStatus() is { Measuring: true, ImageUpdating: false });
        _chip.Registers[0xF3] = 0b0000_0001;
        Assert.True(_sensor.ReadStatus() is { Measuring: false, ImageUpdating: true });

        _chip.Registers[CtrlMeas] = 0b11;
        Assert.Equal(Bmx280PowerMode.Normal, _sensor.ReadPowerMode());
        _chip.Registers[CtrlMeas] = 0b01;
        Assert.Throws<IOException>(() => _sensor.ReadPowerMode());
    }

    [Fact]
    public void The_sensor_closes_its_device()
    {
        _sensor.Dispose();
        Assert.True(_chip.IsDisposed);
    }
}
