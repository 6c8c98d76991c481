using EdgeNodes.Contract.Readings;
using EdgeNodes.Gateway.Clock;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Clock;

public sealed class ArrivalClockTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void A_fresh_reading_of_a_node_without_a_clock_gets_the_time_of_its_arrival()
    {
        Reading reading = Unknown(uptime: 100);
        Assert.True(new ArrivalClock(time).Stamp(reading));
        Assert.Equal((TimeQuality.Gateway, Seconds(time.GetUtcNow())), (reading.TimeQuality, reading.Time));
    }

    [Fact]
    public void A_replay_is_dated_by_the_fresh_reading_of_the_same_boot()
    {
        var clock = new ArrivalClock(time);
        clock.Stamp(Unknown(uptime: 100));
        time.Advance(TimeSpan.FromSeconds(10));
        Reading replay = Unknown(uptime: 40, ReadingFlags.Replayed);
        Assert.True(clock.Stamp(replay));
        Assert.Equal((TimeQuality.Estimated, Seconds(time.GetUtcNow()) - 70), (replay.TimeQuality, replay.Time));
    }

    [Fact]
    public void A_replay_of_another_boot_stays_undated()
    {
        var clock = new ArrivalClock(time);
        clock.Stamp(Unknown(uptime: 100));
        Reading replay = Unknown(uptime: 40, ReadingFlags.Replayed);
        replay.Boot = 2;
        Assert.False(clock.Stamp(replay));
        Assert.Equal((TimeQuality.Unknown, 40u), (replay.TimeQuality, replay.Time));
    }

    [Fact]
    public void A_backlog_before_the_first_fresh_reading_is_not_from_now_and_nobody_says_so()
    {
        var clock = new ArrivalClock(time);
        Reading backlog = Unknown(uptime: 100, ReadingFlags.Replayed);
        Assert.False(clock.Stamp(backlog));
        Assert.Equal((TimeQuality.Unknown, 100u), (backlog.TimeQuality, backlog.Time));
    }

    [Fact]
    public void What_an_earlier_boot_left_does_not_cost_the_running_boot_its_time()
    {
        var clock = new ArrivalClock(time);
        Reading fresh = Unknown(uptime: 100);
        fresh.Boot++;
        clock.Stamp(fresh);
        Assert.False(clock.Stamp(Unknown(uptime: 5000, ReadingFlags.Replayed)));
        Reading replay = Unknown(uptime: 40, ReadingFlags.Replayed);
        replay.Boot++;
        Assert.True(clock.Stamp(replay));
        Assert.Equal((TimeQuality.Estimated, Seconds(time.GetUtcNow()) - 60), (replay.TimeQuality, replay.Time));
    }

    [Fact]
    public void A_reading_that_waited_in_the_link_is_dated_by_the_one_that_did_not()
    {
        var clock = new ArrivalClock(time);
        clock.Stamp(Unknown(uptime: 100));
        time.Advance(TimeSpan.FromSeconds(60));
        Reading late = Unknown(uptime: 110);
        clock.Stamp(late);
        Assert.Equal(Seconds(time.GetUtcNow()) - 50, late.Time);
    }

    [Fact]
    public void A_gateway_that_does_not_know_the_time_itself_stamps_nothing_and_is_right_once_it_does()
    {
        var clock = new ArrivalClock(time);
        time.SetWall(DateTimeOffset.UnixEpoch.AddMinutes(3));
        Assert.False(clock.Stamp(Unknown(uptime: 100)));
        time.SetWall(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
        time.Advance(TimeSpan.FromSeconds(5));
        Reading reading = Unknown(uptime: 105);
        Assert.True(clock.Stamp(reading));
        Assert.Equal(Seconds(time.GetUtcNow()), reading.Time);
    }

    [Fact]
    public void A_node_that_knows_the_time_is_left_alone()
    {
        Reading reading = Frames.Reading(7, 1);
        Assert.False(new ArrivalClock(time).Stamp(reading));
        Assert.True(reading.Same(Frames.Reading(7, 1)));
    }

    private static uint Seconds(DateTimeOffset at) => (uint)at.ToUnixTimeSeconds();

    private static Reading Unknown(uint uptime, ReadingFlags flags = ReadingFlags.None)
    {
        Reading reading = Frames.Reading(7, 1, flags: flags);
        reading.Time = uptime;
        reading.TimeQuality = TimeQuality.Unknown;
        return reading;
    }
}
