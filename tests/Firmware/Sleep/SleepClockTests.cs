using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Sleep;

/// <summary>The timer that wakes an ESP32 is an RC oscillator: what that does to times, and what is done about it.</summary>
public sealed class SleepClockTests
{
    private const int Quarter = 900_000;
    private const int Day = 86_400_000;
    private const string Settings = "sample.seconds=900\nreport.batch=4\nsleep.awake_seconds=20";

    [Theory]
    [InlineData(0.03)]
    [InlineData(-0.03)]
    public void Times_that_a_wrong_timer_made_are_set_right_at_the_next_contact(double error)
    {
        var node = new SleepingNode(Settings) { TimerError = error };
        var taken = new List<long>();
        node.Wire = (parts, _) => parts.Judges = [new Noter(() => taken.Add(node.World))];
        node.Until(Day);

        var arrived = node.Gateway.Arrived;
        Assert.All(arrived, r => Assert.InRange(Math.Abs((long)r.Time - SleepingNode.Start - (taken[(int)r.Sequence] / 1000)), 0, 4));
        Assert.Contains(arrived, r => r.TimeQuality == TimeQuality.Estimated);
    }

    [Fact]
    public void The_grid_is_kept_once_the_timer_is_known()
    {
        var node = new SleepingNode(Settings) { TimerError = 0.03 };
        node.Until(2L * Day);
        var wakes = node.Cycles.Skip(node.Cycles.Count / 2).Select(c => c.WokeAt).ToList();
        var steps = wakes.Zip(wakes.Skip(1), (a, b) => b - a);
        Assert.All(steps, step => Assert.InRange(step, Quarter - 1500, Quarter + 1500));
    }

    [Fact]
    public void Before_the_first_contact_a_reading_counts_seconds_since_boot_over_all_sleeps_and_gets_its_time_later()
    {
        var node = new SleepingNode(Settings);
        node.Gateway.IsReachable = false;
        node.Until(Day / 8);
        node.Gateway.IsReachable = true;
        node.Until(Day);
        Assert.All(node.Gateway.Arrived, r => Assert.InRange(r.Time, SleepingNode.Start + (r.Sequence * 900) - 3, SleepingNode.Start + (r.Sequence * 900) + 3));
        Assert.Equal(TimeQuality.Estimated, node.Gateway.Arrived[0].TimeQuality);
    }

    [Fact]
    public void The_clock_runs_on_over_a_sleep_and_says_that_it_estimates()
    {
        var (before, inner) = Clock(100, TimeQuality.Synced);
        before.Tick();
        var note = new SleepNote(new FakeStorage(new Flash(), new Power()));
        before.Keep(note, 60_000);
        var (after, _) = Clock(0, TimeQuality.Unknown);
        after.Resume(note);
        Assert.Equal((60_100, TimeQuality.Estimated), (after.Milliseconds, after.Quality));
        Assert.InRange(after.UnixSeconds, inner.UnixSeconds + 60, inner.UnixSeconds + 61);
    }

    [Fact]
    public void What_the_chip_kept_over_a_sleep_counts_for_less_than_what_contacts_have_taught()
    {
        var (before, _) = Clock(0, TimeQuality.Synced);
        before.Tick();
        var note = new SleepNote(new FakeStorage(new Flash(), new Power()));
        before.Keep(note, 3_600_000);

        // The chip's own time is off by what the timer was told less, or by what it ran wrong.
        var (after, inner) = Clock(0, TimeQuality.Estimated, SleepingNode.Start + 3600 - 180);
        after.Resume(note);
        after.Tick();
        Assert.Equal((SleepingNode.Start + 3600, TimeQuality.Estimated), (after.UnixSeconds, after.Quality));

        inner.UnixAtBoot = SleepingNode.Start + 3605;
        inner.Quality = TimeQuality.Synced;
        Assert.Equal((SleepingNode.Start + 3605, TimeQuality.Synced), (after.UnixSeconds, after.Quality));
        after.Tick();

        // Long awake, it is an estimate of the told time, and not of the one before.
        inner.Quality = TimeQuality.Estimated;
        Assert.Equal((SleepingNode.Start + 3605, TimeQuality.Estimated), (after.UnixSeconds, after.Quality));
    }

    [Fact]
    public void A_clock_that_never_knew_the_time_does_not_pretend_to_after_a_sleep()
    {
        var (before, _) = Clock(100, TimeQuality.Unknown);
        var note = new SleepNote(new FakeStorage(new Flash(), new Power()));
        before.Keep(note, 60_000);
        var (after, _) = Clock(0, TimeQuality.Unknown);
        after.Resume(note);
        Assert.Equal(TimeQuality.Unknown, after.Quality);
    }

    [Theory]
    [InlineData(3600, 3_000_000, 0)]
    [InlineData(36, 3_600_000, 10_000)]
    [InlineData(360, 3_600_000, 50_000)]
    [InlineData(-360, 3_600_000, -50_000)]
    public void What_the_timer_cannot_have_done_is_not_learned_from(int offSeconds, long slept, int ppm)
    {
        var clock = After(slept, offSeconds, out _);
        Assert.InRange(clock.RatePpm, ppm - 300, ppm + 300);
    }

    [Fact]
    public void The_timer_is_told_less_when_sleeps_last_longer()
    {
        var clock = After(3_600_000, 36, out _);
        Assert.InRange(clock.TimerFor(1_000_000), 989_500, 990_500);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1800, 18)]
    [InlineData(3600, 36)]
    public void The_error_grew_in_step_with_the_time(int after, int amended)
    {
        var clock = After(3_600_000, 36, out var synced);
        var reading = new Reading { Time = synced + (uint)after, TimeQuality = TimeQuality.Estimated };
        clock.Amend(reading);
        Assert.InRange((int)(reading.Time - synced) - after, amended - 1, amended + 1);
    }

    [Fact]
    public void What_was_synced_or_lies_before_the_last_contact_stays()
    {
        var clock = After(3_600_000, 36, out var synced);
        var kept = new Reading { Time = synced + 1800, TimeQuality = TimeQuality.Synced };
        var older = new Reading { Time = synced - 10, TimeQuality = TimeQuality.Estimated };
        clock.Amend(kept);
        clock.Amend(older);
        Assert.Equal((synced + 1800, synced - 10), (kept.Time, older.Time));
    }

    [Fact]
    public void A_clock_that_never_slept_amends_nothing()
    {
        var (clock, _) = Clock(100, TimeQuality.Synced);
        clock.Tick();
        var reading = new Reading { Time = 5, TimeQuality = TimeQuality.Estimated };
        clock.Amend(reading);
        Assert.Equal(5u, reading.Time);
    }

    private static (SleepClock Clock, FakeClock Inner) Clock(long milliseconds, TimeQuality quality, uint unix = SleepingNode.Start)
    {
        var inner = new FakeClock { UnixAtBoot = unix, Milliseconds = milliseconds, Quality = quality };
        return (new SleepClock(inner), inner);
    }

    // Synced, slept, woke up, and is told a time that is so many seconds off.
    private static SleepClock After(long slept, int offSeconds, out uint synced)
    {
        var (before, inner) = Clock(0, TimeQuality.Synced);
        synced = inner.UnixSeconds;
        before.Tick();
        var note = new SleepNote(new FakeStorage(new Flash(), new Power()));
        before.Keep(note, slept);
        var (after, _) = Clock(0, TimeQuality.Synced, (uint)(synced + (slept / 1000) + offSeconds));
        after.Resume(note);
        after.Tick();
        return after;
    }

    private sealed class Noter(Action note) : IJudge
    {
        public int PeriodMilliseconds => 0;

        public bool IsUrgent => false;

        public void Judge(Reading reading, long now) => note();
    }
}
