using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Soil;

/// <summary>What a soil probe says of the soil, and of itself.</summary>
public sealed class SoilProbeTests
{
    private const int Quarter = 900_000;
    private readonly FakeInput input = new();
    private readonly Reading reading = new();

    [Fact]
    public void A_calibrated_probe_tells_counts_and_relative_wetness()
    {
        var probe = Probe(2600, 1300);
        input.Raw = 1950;
        Assert.Equal(Cause.None, probe.Read(reading));
        Assert.Equal((1950, 50.0), (reading.Steps(QuantityTable.SoilMoistureRaw), reading.Value(QuantityTable.SoilMoisture)));
    }

    [Fact]
    public void Without_a_calibration_there_are_counts_only_and_the_reading_says_why()
    {
        Assert.Equal(Cause.NotCalibrated, Probe(-1, -1).Read(reading));
        Assert.True(reading.Has(QuantityTable.SoilMoistureRaw));
        Assert.False(reading.Has(QuantityTable.SoilMoisture));
    }

    [Theory]
    [InlineData(0, Cause.WireBreak)]
    [InlineData(40, Cause.WireBreak)]
    [InlineData(42, Cause.None)]
    [InlineData(4050, Cause.Implausible)]
    [InlineData(4095, Cause.ShortCircuit)]
    public void At_the_rails_there_is_no_probe_but_a_wire(int raw, Cause cause)
    {
        input.Raw = raw;
        Assert.Equal(cause, Probe(2600, 42).Read(reading));
        Assert.Equal(!IsFault(cause), reading.Has(QuantityTable.SoilMoistureRaw));
    }

    [Fact]
    public void Behind_an_ads1115_the_rails_are_where_the_supply_is_and_not_where_its_range_ends()
    {
        var better = new FakeInput { CountsFullScale = 32768, MicrovoltsFullScale = 4_096_000, Raw = 26_300 };
        var probe = new SoilProbe(better, new SoilCalibration(22000, 9600, 0), 0, Quarter);
        Assert.Equal(Cause.ShortCircuit, probe.Read(reading));
        better.Raw = 15_800;
        Assert.Equal(Cause.None, probe.Read(reading));
        Assert.Equal(50, reading.Value(QuantityTable.SoilMoisture));
    }

    [Fact]
    public void A_silent_converter_is_named_and_the_probe_is_not_blamed()
    {
        var probe = Probe(2600, 1300);
        input.Cause = Cause.NoAnswer;
        Assert.Equal((Cause.NoAnswer, Part.Ads1115), (probe.Read(reading), probe.Part));
        Assert.Equal(0, reading.Mask);
        input.Cause = Cause.None;
        Assert.Equal((Cause.None, Part.SoilProbe), (probe.Read(reading), probe.Part));
    }

    [Fact]
    public void A_signal_that_jumps_within_one_sample_is_noise()
    {
        input.Spread = 100;
        Assert.Equal(Cause.Noise, Probe(2600, 1300).Read(reading));
        Assert.Equal(0, reading.Mask);
    }

    [Fact]
    public void A_signal_that_jumps_from_sample_to_sample_is_noise_and_watering_is_none()
    {
        var probe = Probe(2600, 1300);
        var watering = new[] { 2500, 2500, 2500, 2500, 1350, 1350, 1360, 1370, 1380, 1390, 1400, 1410 };
        Assert.All(watering, raw => Assert.Equal(Cause.None, Read(probe, raw)));
        var jumping = Enumerable.Range(0, 12).Select(i => Read(probe, i % 2 == 0 ? 1300 : 2500)).ToList();
        Assert.Equal(Cause.Noise, jumping[^1]);
        Assert.False(reading.Has(QuantityTable.SoilMoistureRaw));
    }

    [Fact]
    public void A_probe_that_stands_still_for_two_days_is_stuck_and_recovers()
    {
        var probe = Probe(2600, 1300);
        Assert.All(Enumerable.Repeat(1950, 200), raw => Assert.Equal(Cause.None, Read(probe, raw)));
        Assert.Equal(Cause.Stuck, Read(probe, 1950));
        Assert.Equal(0, reading.Mask);
        Assert.Equal(Cause.None, Read(probe, 1951));
    }

    [Fact]
    public void A_wire_that_was_broken_begins_the_count_anew()
    {
        var probe = Probe(2600, 1300);
        Assert.All(Enumerable.Repeat(1950, 200), raw => Read(probe, raw));
        Assert.Equal(Cause.WireBreak, Read(probe, 0));
        Assert.Equal(Cause.None, Read(probe, 1950));
    }

    [Theory]
    [InlineData(0.9, Cause.Frozen)]
    [InlineData(-5, Cause.Frozen)]
    [InlineData(1.0, Cause.None)]
    public void Frozen_soil_looks_dry_and_the_reading_says_so(double celsius, Cause cause)
    {
        reading.Set(QuantityTable.SoilTemperature, celsius);
        Assert.Equal(cause, Probe(2600, 1300).Read(reading));
        Assert.True(reading.Has(QuantityTable.SoilMoisture));
    }

    [Theory]
    [InlineData(1330, 1210)]
    [InlineData(1300, 2600)]
    public void Two_points_that_no_good_probe_makes_are_implausible(int dry, int wet)
    {
        input.Raw = 1300;
        Assert.Equal(Cause.Implausible, Probe(dry, wet).Read(reading));
    }

    [Theory]
    [InlineData(2816, Cause.None)]
    [InlineData(2817, Cause.Implausible)]
    [InlineData(1084, Cause.None)]
    [InlineData(1083, Cause.Implausible)]
    public void Far_outside_of_its_two_points_it_is_another_soil_or_another_probe(int raw, Cause cause)
    {
        input.Raw = raw;
        Assert.Equal(cause, Probe(2600, 1300).Read(reading));
    }

    [Fact]
    public void What_a_sleep_forgets_is_recalled()
    {
        var before = Probe(2600, 1300);
        Assert.All(Enumerable.Repeat(1950, 200), raw => Read(before, raw));
        var kept = new byte[before.KeptBytes + 3];
        before.Keep(kept, 3);
        var after = Probe(2600, 1300);
        after.Recall(kept, 3);
        Assert.Equal(Cause.Stuck, Read(after, 1950));
    }

    private static bool IsFault(Cause cause) => cause != Cause.None && !Causes.IsDoubt(cause);

    private SoilProbe Probe(int dry, int wet) => new(input, new SoilCalibration(dry, wet, 0), 0, Quarter);

    private Cause Read(SoilProbe probe, int raw)
    {
        input.Raw = raw;
        reading.ClearValues();
        return probe.Read(reading);
    }
}
