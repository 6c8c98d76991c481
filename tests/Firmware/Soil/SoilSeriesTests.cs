using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Soil;

/// <summary>The limits against what a real year holds: its figures, since the series itself is not the project's.</summary>
public sealed class SoilSeriesTests
{
    // traces/soil.csv, 5167 rows at 15 min: longest runs of equal values, and the greatest mean bend over eight rows.
    private const int LongestRunOfCounts = 49;
    private const int LongestRunOfTemperature = 8;
    private const int LongestRunOfHumidity = 9;

    [Theory]
    [InlineData(48, LongestRunOfCounts, 900_000)]
    [InlineData(24 * 28, LongestRunOfTemperature, 900_000)]
    [InlineData(48, LongestRunOfHumidity, 900_000)]
    [InlineData(48, LongestRunOfCounts * 15, 60_000)]
    [InlineData(48, LongestRunOfCounts * 450, 2_000)]
    public void A_real_series_is_never_stuck_however_often_it_is_sampled(int hours, int longest, int period) =>
        Assert.True(ValueWatch.Samples(0, hours, period) >= 3 * longest);

    [Theory]
    [InlineData(0, 48, 3_600_000, 200)]
    [InlineData(7, 48, 3_600_000, 7)]
    [InlineData(0, 48, 0, 172_800_000)]
    [InlineData(0, 24 * 365, 1, 1_000_000_000)]
    public void The_limit_is_bounded_and_a_setting_rules(int set, int hours, int period, int samples) =>
        Assert.Equal(samples, ValueWatch.Samples(set, hours, period));

    [Fact]
    public void A_dry_summer_night_that_stands_still_for_half_a_day_is_told_as_it_is()
    {
        var input = new FakeInput { Raw = 1344 };
        var probe = new SoilProbe(input, new SoilCalibration(2600, 1300, 0), 0, 900_000);
        var reading = new Reading();
        Assert.All(Enumerable.Range(0, LongestRunOfCounts), _ => Assert.Equal(Cause.None, probe.Read(reading)));
        Assert.Equal(1344, reading.Steps(QuantityTable.SoilMoistureRaw));
    }

    [Fact]
    public void A_watch_keeps_what_it_saw_over_a_sleep()
    {
        var before = new ValueWatch(5, 10);
        var seen = new[] { 0, 100, 0, 100, 0, 100, 0, 100, 0, 100 };
        Assert.Equal(Cause.Noise, seen.Select(before.Check).ToList()[^1]);
        var kept = new byte[before.KeptBytes];
        before.Keep(kept, 0);
        var after = new ValueWatch(5, 10);
        Assert.Equal(Cause.None, after.Check(50));
        after.Recall(kept, 0);
        Assert.Equal(Cause.Noise, after.Check(50));
    }

    [Fact]
    public void A_damaged_memory_does_not_lead_out_of_the_window()
    {
        var watch = new ValueWatch(5, 10);
        var kept = Enumerable.Repeat((byte)0xFF, watch.KeptBytes).ToArray();
        watch.Recall(kept, 0);
        Assert.All(Enumerable.Range(0, 20), i => watch.Check(i));
        Assert.Equal(Cause.None, watch.Check(20));
    }
}
