using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Sample;

public class SamplerTests
{
    private readonly FakeSensor air = new(QuantityTable.Temperature, () => 21.3);
    private readonly FakeSensor dust = new(QuantityTable.Pm25, () => 12) { Part = Part.Pms5003 };
    private readonly FakeLog log = new();
    private readonly Reading reading = new();

    [Fact]
    public void A_silent_sensor_costs_its_own_value_and_sets_the_flag()
    {
        dust.IsSilent = true;
        var sampler = new Sampler([dust, air], log);

        sampler.Sample(reading);

        Assert.Equal(ReadingFlags.SensorFault, reading.Flags);
        Assert.False(reading.Has(QuantityTable.Pm25));
        Assert.Equal(21.3, reading.Value(QuantityTable.Temperature), 3);
    }

    [Fact]
    public void A_sensor_that_throws_is_told_once_with_its_cause_and_once_when_it_recovers()
    {
        var sampler = new Sampler([dust, air], log);
        dust.Throws = new IOException("bus stuck");
        for (var i = 0; i < 5; i++)
        {
            sampler.Sample(reading);
        }

        dust.Throws = null;
        sampler.Sample(reading);
        sampler.Sample(reading);

        Assert.Equal(2, log.Lines.Count);
        Assert.Contains("sensor pms5003: no usable answer, no-answer (bus stuck); check its wiring", log.Lines[0], StringComparison.Ordinal);
        Assert.Contains("answers again", log.Lines[1], StringComparison.Ordinal);
        Assert.Equal(ReadingFlags.None, reading.Flags);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(500)]
    [InlineData(-273.15)]
    public void A_value_that_cannot_be_is_no_value(double value)
    {
        var sampler = new Sampler([new FakeSensor(QuantityTable.Temperature, () => value)], log);
        sampler.Sample(reading);
        Assert.Equal(ReadingFlags.SensorFault, reading.Flags);
        Assert.False(reading.Has(QuantityTable.Temperature));
        Assert.Equal(Causes.Pack(Part.Bme680, Cause.OutOfRange), reading.Steps(QuantityTable.Cause));
    }

    [Fact]
    public void A_doubt_keeps_the_value_and_says_why()
    {
        air.Doubt = Cause.Humid;
        new Sampler([air], log).Sample(reading);
        Assert.Equal(ReadingFlags.Doubtful, reading.Flags);
        Assert.Equal(21.3, reading.Value(QuantityTable.Temperature), 3);
        Assert.Equal(Causes.Pack(Part.Bme680, Cause.Humid), reading.Steps(QuantityTable.Cause));
    }

    [Fact]
    public void Several_troubles_take_turns_reading_by_reading()
    {
        dust.IsSilent = true;
        air.Doubt = Cause.WarmingUp;
        var sampler = new Sampler([dust, air], log);
        var told = Enumerable.Range(0, 4).Select(_ =>
        {
            sampler.Sample(reading);
            return Causes.PartOf(reading.Steps(QuantityTable.Cause));
        }).ToList();
        Assert.Equal(2, told.Count(p => p == Part.Pms5003));
        Assert.Equal(2, told.Count(p => p == Part.Bme680));
        Assert.Equal(ReadingFlags.SensorFault | ReadingFlags.Doubtful, reading.Flags);
    }

    [Fact]
    public void No_value_of_the_last_sample_shows_in_the_next()
    {
        var sampler = new Sampler([dust, air], log);
        sampler.Sample(reading);
        air.IsSilent = true;
        sampler.Sample(reading);
        Assert.False(reading.Has(QuantityTable.Temperature));
    }

    [Theory]
    [InlineData(2600, 0)]
    [InlineData(1300, 100)]
    [InlineData(1950, 50)]
    [InlineData(3000, 0)]
    [InlineData(900, 100)]
    public void Soil_is_told_between_its_two_calibration_points(int raw, double percent)
    {
        Assert.True(SoilScale.TryPercent(raw, dry: 2600, wet: 1300, out var found));
        Assert.Equal(percent, found, 6);
    }

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(2000, 2000)]
    public void Without_a_calibration_there_is_no_percentage(int dry, int wet) =>
        Assert.False(SoilScale.TryPercent(2000, dry, wet, out _));

    [Fact]
    public void A_median_forgets_spikes() => Assert.Equal(5, Median.Of([5, 4095, 4, 0, 6], 5));

    [Fact]
    public void Energy_is_the_sum_of_power_and_counts_on_after_a_reboot()
    {
        var meter = new EnergyMeter();
        meter.Add(40, now: 0);
        for (var minute = 1; minute <= 60; minute++)
        {
            meter.Add(40, minute * 60_000);
        }

        Assert.Equal(40, meter.WattHours, 6);
        meter.Add(double.NaN, 61 * 60_000);
        meter.Add(40, 62 * 60_000);
        Assert.Equal(40, meter.WattHours, 6);

        // Whoever samples hourly is sometimes some milliseconds late.
        meter.Add(40, 122 * 60_000 + 5);
        Assert.Equal(80, meter.WattHours, 3);
        meter.Add(40, 300 * 60_000);
        Assert.Equal(80, meter.WattHours, 3);

        reading.Set(QuantityTable.Energy, meter.WattHours);
        var next = new EnergyMeter();
        next.ContinueFrom(reading);
        Assert.Equal(80, next.WattHours, 6);
    }
}
