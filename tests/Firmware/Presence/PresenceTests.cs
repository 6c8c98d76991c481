using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Presence;

/// <summary>People under a lamp, and an input that only says so.</summary>
public sealed class PresenceTests : IInput, IRaises
{
    private const int Level = 200;
    private readonly List<(long At, int Level, long End)> raised = [];
    private readonly List<long> urgent = [];
    private readonly Reading reading = new();
    private readonly PresenceWatch watch;
    private long now;
    private bool isHigh;

    public PresenceTests() => watch = new PresenceWatch(this, this, Level, 30);

    bool IInput.IsHigh => isHigh;

    void IRaises.Raise(int levelSteps, int fadeTenths, long end, long now) => raised.Add((now, levelSteps, end));

    [Fact]
    public void Somebody_brightens_the_lamp_within_a_fifth_of_a_second_and_for_the_hold_after_they_went()
    {
        Pass(1000, false);
        Pass(5000, true);
        Assert.Equal((Level, 31100L), (raised[0].Level, raised[0].End));
        Assert.InRange(raised[0].At, 1000, 1200);
        Pass(1000, false);
        Assert.InRange(raised[^1].End, 36_000, 36_200);
    }

    [Fact]
    public void Who_stays_keeps_it_bright_without_a_flood_of_raises()
    {
        Pass(300_000, true);
        Assert.All(raised.Zip(raised.Skip(1)), pair => Assert.True(pair.Second.At < pair.First.End));
        Assert.InRange(raised.Count, 10, 25);
    }

    [Fact]
    public void A_spike_is_nobody()
    {
        Pass(1000, false);
        Pass(100, true);
        Pass(1000, false);
        Assert.Empty(raised);
    }

    [Fact]
    public void A_reading_is_wanted_at_once_and_the_next_one_not_before_ten_seconds()
    {
        for (var i = 0; i < 20; i++)
        {
            Pass(1000, true);
            Pass(500, false);
        }

        Assert.InRange(urgent[0], 100, 200);
        Assert.All(urgent.Zip(urgent.Skip(1)), pair => Assert.True(pair.Second - pair.First >= PresenceWatch.UrgentEvery));
        Assert.InRange(urgent.Count, 2, 3);
    }

    [Fact]
    public void Who_passed_between_two_readings_is_told_by_the_next_one()
    {
        Pass(20_000, false);
        Pass(1000, true);
        Pass(1000, true);
        Assert.Equal((Cause.None, 1), Read());
        Pass(1000, false);
        Assert.Equal((Cause.None, 1), Read());
        Assert.Equal((Cause.None, 0), Read());
    }

    [Fact]
    public void An_input_that_is_high_for_hours_is_stuck_raises_nothing_and_recovers()
    {
        Pass(PresenceWatch.StuckAfter + 1000, true);
        var before = raised.Count;
        Pass(3_600_000, true);
        Assert.Equal(before, raised.Count);
        Assert.Equal((Cause.Stuck, -1), Read());

        Pass(60_000, false);
        Assert.Equal((Cause.None, 0), Read());
        Assert.Equal(before, raised.Count);
        Pass(1000, true);
        Assert.Equal(before + 1, raised.Count);
    }

    [Fact]
    public void An_input_that_chatters_is_noise_raises_nothing_and_recovers()
    {
        for (var i = 0; i < 300; i++)
        {
            Pass(200, i % 2 == 0);
        }

        var before = raised.Count;
        for (var i = 0; i < 300; i++)
        {
            Pass(200, i % 2 == 0);
        }

        Assert.Equal(before, raised.Count);
        Assert.Equal((Cause.Noise, -1), Read());
        Pass(130_000, false);
        Assert.Equal((Cause.None, 0), Read());
    }

    private (Cause Cause, int Presence) Read()
    {
        reading.ClearValues();
        var cause = watch.Read(reading);
        watch.Judge(reading, now);
        return (cause, reading.Has(QuantityTable.Presence) ? reading.Steps(QuantityTable.Presence) : -1);
    }

    // Time as a node lets it pass: it wakes when the watch wants it, and samples when a sample is wanted.
    private void Pass(long milliseconds, bool high)
    {
        isHigh = high;
        for (var end = now + milliseconds; now < end; now += Math.Max(1, watch.Wait(now)))
        {
            watch.Tick(now);
            if (watch.IsUrgent)
            {
                urgent.Add(now);
                watch.Judge(reading, now);
            }
        }
    }
}
