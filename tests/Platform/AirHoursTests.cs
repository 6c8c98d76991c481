using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Platform.Index;
using EdgeNodes.Platform.Ledger;

namespace EdgeNodes.Platform.Tests;

/// <summary>Which readings make an hour's mean, and when an hour is told.</summary>
public sealed class AirHoursTests : IDisposable
{
    private const long Hour = 500_000;
    private const long Begin = Hour * AirHours.Hour;
    private static readonly int Node = Samples.Id("aq-0007").ToKey();

    private readonly TempFolder folder = new();
    private readonly LedgerDatabase database;
    private readonly AirHours hours;

    public AirHoursTests()
    {
        database = LedgerDatabase.Open(folder["ledger.db"], readOnly: false);
        hours = new AirHours(database);
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Samples_of_an_hour_are_summed_over_boots_and_the_next_hour_s_are_not()
    {
        Add(sequence: 10, at: 0, pm25: 8);
        Add(sequence: 11, at: 60, pm25: 10);
        Add(sequence: 0, at: 1200, pm25: 12, boot: 2);
        Add(sequence: 2, at: 1320, pm25: 14, boot: 2);
        Add(sequence: 99, at: 3600, pm25: 100, boot: 2);

        var hour = hours.Of(Node, Hour);
        Assert.Equal((4L, 11.0), (hour.Pm25.Count, hour.Pm25.Mean));
        Assert.Equal((3L, 180L, 0L), (hour.Steps, hour.Seconds, hour.Humid));
        Assert.Equal(60, hour.Expected);
    }

    [Fact]
    public void Fog_counts_and_is_told_and_any_other_doubt_does_not_count()
    {
        Add(sequence: 1, at: 0, pm25: 10);
        Add(sequence: 2, at: 60, pm25: 20, doubt: Cause.Humid);
        Add(sequence: 3, at: 120, pm25: 900, doubt: Cause.WarmingUp);
        Add(sequence: 4, at: 180, pm25: 900, doubt: Cause.Implausible);

        var hour = hours.Of(Node, Hour);
        Assert.Equal((2L, 1L), (hour.Pm25.Count, hour.Humid));
        Assert.Equal(15.0, hour.Pm25.Mean);
        Assert.Equal((3L, 180L), (hour.Steps, hour.Seconds));
    }

    [Theory]
    [InlineData(TimeQuality.Unknown, 0)]
    [InlineData(TimeQuality.Synced, 5000)]
    [InlineData(TimeQuality.Synced, -8 * 24 * 3600)]
    public void A_time_that_nobody_knows_or_believes_belongs_to_no_hour(TimeQuality quality, long at)
    {
        Add(sequence: 1, at: at, pm25: 10, quality: quality);
        Assert.Equal(0, hours.Of(Node, (Begin + at) / AirHours.Hour).Pm25.Count);
        Assert.Empty(hours.Changed(Begin + (20 * AirHours.Hour), 100));
    }

    [Fact]
    public void An_hour_is_told_when_it_is_over_by_five_minutes_and_again_when_something_late_comes()
    {
        Add(sequence: 1, at: 0, pm25: 10);
        Assert.Empty(hours.Changed(Begin + 3600 + 299, 100));
        Assert.Equal((Node, Hour, 0, null), Assert.Single(hours.Changed(Begin + 3600 + 300, 100)));

        hours.Told(Node, Hour, 1, [1, 2, 3]);
        Assert.Empty(hours.Changed(Begin + 7200, 100));

        Add(sequence: 2, at: 60, pm25: 20);
        var late = Assert.Single(hours.Changed(Begin + 7200, 100));
        Assert.Equal(1, late.Revision);
        Assert.Equal([1, 2, 3], late.Told!);
    }

    [Fact]
    public void The_oldest_hours_come_first_and_no_more_than_asked_for()
    {
        Add(sequence: 3, at: 7200, pm25: 10, arrived: 9000);
        Add(sequence: 1, at: 0, pm25: 10);
        Add(sequence: 2, at: 3600, pm25: 10, arrived: 9000);
        Assert.Equal([Hour, Hour + 1], hours.Changed(Begin + 20_000, 2).Select(changed => changed.Hour));
    }

    [Fact]
    public void Hours_are_forgotten_when_nothing_can_change_them_any_more_and_not_before()
    {
        Add(sequence: 1, at: 0, pm25: 10);
        hours.Prune(Begin + AirHours.KeepSeconds);
        Assert.Equal(1, hours.Of(Node, Hour).Pm25.Count);
        hours.Prune(Begin + AirHours.KeepSeconds + AirHours.Hour);
        Assert.Equal(0, hours.Of(Node, Hour).Pm25.Count);
        Assert.Empty(hours.Changed(Begin + (2 * AirHours.KeepSeconds), 100));
    }

    // Dry air, so that dust is what was measured.
    private void Add(
        uint sequence, long at, double pm25, ushort boot = 1, Cause? doubt = null, TimeQuality quality = TimeQuality.Synced, long arrived = 4000)
    {
        var reading = new Reading { Node = Samples.Id("aq-0007"), Boot = boot, Sequence = sequence, Time = (uint)(Begin + at), TimeQuality = quality };
        Assert.True(reading.Set(QuantityTable.Pm25, pm25));
        Assert.True(reading.Set(QuantityTable.Humidity, 0));
        if (doubt is { } cause)
        {
            reading.Flags = ReadingFlags.Doubtful;
            reading.SetSteps(QuantityTable.Cause, Causes.Pack(Part.Pms5003, cause));
        }

        hours.Add(reading, "gw-01", DateTimeOffset.FromUnixTimeSeconds(Begin + arrived));
    }
}
