using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

/// <summary>What a manhole tells when its sensor can no longer see the water.</summary>
public sealed class LevelBeliefTests
{
    private readonly Shaft shaft = new();

    [Fact]
    public void Calm_water_is_normal_without_a_flag()
    {
        var reading = shaft.Samples(100);
        Assert.Equal(ReadingFlags.None, reading.Flags);
        Assert.Equal(FloodLevels.Normal, reading.Steps(QuantityTable.FloodState));
        Assert.False(reading.Has(QuantityTable.RiseRate));
        Assert.Equal(300, reading.Value(QuantityTable.WaterLevel), 5.0);
    }

    [Fact]
    public void A_rise_is_told_with_its_rate_and_the_time_that_is_left()
    {
        shaft.Samples(5);
        var reading = shaft.Move(40, 20);
        Assert.Equal(40, reading.Value(QuantityTable.RiseRate), 1.0);
        Assert.Equal((2200 - shaft.Level) / 40.0, reading.Value(QuantityTable.TimeToDanger), 1.0);
        Assert.Equal(FloodLevels.Normal, reading.Steps(QuantityTable.FloodState));
    }

    [Theory]
    [InlineData(Cause.DeadZone)]
    [InlineData(Cause.EchoLost)]
    public void On_a_rise_an_echo_that_goes_missing_is_danger_and_says_why(Cause cause)
    {
        shaft.Samples(5);
        shaft.Move(60, 10);
        shaft.Ping.Trouble = _ => cause;

        var reading = shaft.Sample();

        Assert.Equal(FloodLevels.Danger, reading.Steps(QuantityTable.FloodState));
        Assert.Equal(ReadingFlags.Doubtful | ReadingFlags.Alarm, reading.Flags);
        Assert.Equal(cause, Shaft.CauseOf(reading));
        Assert.False(reading.Has(QuantityTable.Distance) || reading.Has(QuantityTable.WaterLevel) || reading.Has(QuantityTable.RiseRate));
    }

    [Theory]
    [InlineData(Cause.NoAnswer)]
    [InlineData(Cause.Checksum)]
    [InlineData(Cause.Noise)]
    public void On_a_rise_a_sensor_that_fails_is_danger_too(Cause cause)
    {
        shaft.Samples(5);
        shaft.Move(60, 10);
        shaft.Ping.Trouble = _ => cause;
        var reading = shaft.Sample();
        Assert.Equal(FloodLevels.Danger, reading.Steps(QuantityTable.FloodState));
        Assert.Equal(ReadingFlags.SensorFault | ReadingFlags.Alarm, reading.Flags);
        Assert.Equal(cause, Shaft.CauseOf(reading));
    }

    [Theory]
    [InlineData(Cause.NoAnswer)]
    [InlineData(Cause.Checksum)]
    public void Over_calm_water_a_sensor_that_fails_is_no_flood_but_nobody_says_normal_either(Cause cause)
    {
        shaft.Samples(30);
        shaft.Ping.Trouble = _ => cause;
        var reading = shaft.Samples(30);
        Assert.False(reading.Has(QuantityTable.FloodState));
        Assert.Equal(FloodLevels.Normal, shaft.State);
        Assert.Equal(cause, Shaft.CauseOf(reading));
        shaft.Ping.Trouble = _ => Cause.None;
        Assert.Equal(ReadingFlags.None, shaft.Sample().Flags);
    }

    [Fact]
    public void A_web_before_the_sensor_is_flagged_and_becomes_a_flood_only_when_water_could_have_come()
    {
        shaft.Samples(30);
        shaft.Ping.Trouble = _ => Cause.DeadZone;
        for (var minute = 1; minute < 12; minute++)
        {
            var reading = shaft.Sample();
            Assert.Equal((ReadingFlags.Doubtful, Cause.DeadZone), (reading.Flags, Shaft.CauseOf(reading)));
            Assert.False(reading.Has(QuantityTable.FloodState));
        }

        // 2670 mm at 200 mm/min: from now on it cannot be told from a flood.
        Assert.Contains(shaft.Minutes(3), r => Shaft.StateOf(r) == FloodLevels.Danger);
    }

    [Fact]
    public void Water_in_the_dead_zone_that_reads_as_far_away_is_not_falling_and_not_empty()
    {
        shaft.Samples(5);
        shaft.Move(150, 17);
        Assert.Equal(FloodLevels.Danger, shaft.State);
        shaft.Ping.Distance = n => 2600 + (n % 3);
        for (var minute = 0; minute < 12; minute++)
        {
            var reading = shaft.Sample();
            Assert.Equal(FloodLevels.Danger, reading.Steps(QuantityTable.FloodState));
            Assert.Equal(Cause.DeadZone, Shaft.CauseOf(reading));
            Assert.False(reading.Has(QuantityTable.WaterLevel) || reading.Has(QuantityTable.RiseRate));
        }
    }

    [Fact]
    public void Water_that_comes_out_of_the_dead_zone_is_seen_falling_and_ends_the_danger()
    {
        shaft.Samples(5);
        shaft.Move(150, 17);
        shaft.Ping.Trouble = _ => Cause.DeadZone;
        shaft.Move(20, 120);
        shaft.Ping.Trouble = _ => Cause.None;
        shaft.Level = 2940;
        var reading = shaft.Move(-100, 5);
        Assert.Equal(ReadingFlags.None, reading.Flags);
        Assert.Equal(-100, reading.Value(QuantityTable.RiseRate), 5.0);
        Assert.Equal(FloodLevels.Normal, shaft.Move(-100, 20).Steps(QuantityTable.FloodState));
    }

    [Fact]
    public void A_jump_upwards_is_held_flagged_and_confirmed_by_three_readings_in_a_hurry()
    {
        shaft.Samples(10);
        shaft.Level = 2500;
        var first = shaft.Sample();
        Assert.Equal((ReadingFlags.Doubtful, Cause.Implausible), (first.Flags, Shaft.CauseOf(first)));
        Assert.Equal(2500, first.Value(QuantityTable.WaterLevel), 5.0);
        Assert.False(first.Has(QuantityTable.FloodState));
        Assert.True(shaft.Judge.IsUrgent);

        var since = shaft.Clock.Milliseconds;
        shaft.Sample();
        var third = shaft.Sample();

        Assert.Equal(ReadingFlags.Alarm, third.Flags);
        Assert.Equal(FloodLevels.Danger, third.Steps(QuantityTable.FloodState));
        Assert.InRange(shaft.Clock.Milliseconds - since, 0, 2 * Shaft.Minute);
    }

    [Fact]
    public void A_sensor_that_lies_now_and_then_does_not_keep_the_node_awake()
    {
        shaft.Samples(3);
        var hurried = 0;
        for (var i = 0; i < 300; i++)
        {
            shaft.Level = i % 2 == 0 ? 2500 : 300;
            var before = shaft.Clock.Milliseconds;
            shaft.Sample();
            hurried += shaft.Clock.Milliseconds - before < Shaft.Minute ? 1 : 0;
        }

        Assert.InRange(hurried, 1, 3 * (int)(shaft.Clock.Milliseconds / Shaft.Minute));
        Assert.Equal(FloodLevels.Normal, shaft.State);
    }

    [Fact]
    public void Water_that_rose_and_then_stands_as_if_painted_is_danger()
    {
        shaft.Samples(5);
        shaft.Move(60, 10);
        var still = Shaft.Reference - shaft.Level;
        shaft.Ping.Distance = _ => still;
        var reading = shaft.Samples(8);
        Assert.Equal((FloodLevels.Danger, Cause.Stuck), (reading.Steps(QuantityTable.FloodState), Shaft.CauseOf(reading)));
    }

    [Theory]
    [InlineData(1, 60)]
    [InlineData(15, 24)]
    public void A_sensor_that_says_the_same_for_hours_is_stuck_and_alive_with_the_first_millimetre(int minutes, int alive)
    {
        // Water of a real series stood still for 40 minutes: at a sample a minute that is no fault yet.
        var shaft = new Shaft(minutes);
        shaft.Ping.Distance = _ => 2700;
        Assert.Equal(ReadingFlags.None, shaft.Samples(alive).Flags);
        var stuck = shaft.Sample();
        Assert.Equal((ReadingFlags.SensorFault, Cause.Stuck), (stuck.Flags, Shaft.CauseOf(stuck)));
        Assert.False(stuck.Has(QuantityTable.Distance));
        shaft.Ping.Distance = n => 2700 + (n % 2);
        Assert.Equal(ReadingFlags.None, shaft.Sample().Flags);
    }
}
