using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

public sealed class FloodJudgeTests
{
    [Fact]
    public void Each_change_of_state_is_one_alarm_and_a_lasting_danger_reminds_twice_an_hour()
    {
        var shaft = new Shaft();
        shaft.Samples(5);
        var rising = Enumerable.Range(0, 20).Select(_ => shaft.Move(110, 1)).ToList();
        var standing = Enumerable.Range(0, 120).Select(_ => shaft.Sample()).ToList();
        Assert.Equal([1, 2], rising.Where(Shaft.IsAlarm).Select(r => r.Steps(QuantityTable.FloodState)));
        Assert.Equal(4, standing.Count(Shaft.IsAlarm));
        var falling = Enumerable.Range(0, 40).Select(_ => shaft.Move(-60, 1)).ToList();
        Assert.Equal([1, 0], falling.Where(r => Shaft.IsAlarm(r) && r.Steps(QuantityTable.FloodState) < 2).Select(r => r.Steps(QuantityTable.FloodState)));
    }

    [Fact]
    public void Samples_come_faster_while_the_water_rises_or_stands_high_and_slower_again_after()
    {
        var shaft = new Shaft(usualMinutes: 15);
        shaft.Samples(4);
        Assert.Equal(0, shaft.Judge.PeriodMilliseconds);
        shaft.Move(400, 1);
        Assert.Equal(Shaft.Minute, shaft.Judge.PeriodMilliseconds);
        shaft.Move(100, 12);
        Assert.Equal((FloodLevels.Alert, Shaft.Minute), (shaft.State, shaft.Judge.PeriodMilliseconds));
        shaft.Move(-100, 16);
        shaft.Samples(60);
        Assert.Equal((FloodLevels.Normal, 0), (shaft.State, shaft.Judge.PeriodMilliseconds));
    }

    [Fact]
    public void A_node_that_samples_faster_anyway_is_not_slowed_down()
    {
        var shaft = new Shaft();
        shaft.Move(110, 25);
        Assert.Equal((FloodLevels.Danger, 0), (shaft.State, shaft.Judge.PeriodMilliseconds));
    }

    [Fact]
    public void A_wet_float_is_danger_and_contradicts_an_echo_from_far_below()
    {
        var shaft = new Shaft();
        shaft.Samples(5);
        shaft.Contact.IsWet = true;
        var reading = shaft.Sample();
        Assert.Equal(ReadingFlags.Alarm | ReadingFlags.Doubtful, reading.Flags & ~ReadingFlags.SensorFault);
        Assert.Equal((FloodLevels.Danger, Cause.Implausible), (reading.Steps(QuantityTable.FloodState), Shaft.CauseOf(reading)));
        Assert.Equal(300, reading.Value(QuantityTable.WaterLevel), 5.0);
        shaft.Contact.IsWet = false;
        Assert.Equal(FloodLevels.Normal, shaft.Samples(5).Steps(QuantityTable.FloodState));
    }

    [Fact]
    public void A_wet_float_tells_of_a_flood_when_the_echo_sensor_is_dead()
    {
        var shaft = new Shaft();
        shaft.Ping.Throws = new InvalidOperationException("no port");
        shaft.Contact.IsWet = true;
        var reading = shaft.Sample();
        Assert.Equal(ReadingFlags.Alarm | ReadingFlags.SensorFault, reading.Flags);
        Assert.Equal((FloodLevels.Danger, Cause.NoAnswer), (reading.Steps(QuantityTable.FloodState), Shaft.CauseOf(reading)));
    }

    [Theory]
    [InlineData(500, FloodLevels.Danger)]
    [InlineData(0, FloodLevels.Danger)]
    public void A_reboot_in_the_middle_of_a_flood_forgets_nothing(int rise, int state)
    {
        var before = new Shaft();
        before.Samples(5);
        var last = before.Move(110, 20);
        var after = new Shaft { Level = before.Level + rise };
        after.Judge.ContinueFrom(last);
        after.Ping.Trouble = _ => rise > 0 ? Cause.EchoLost : Cause.None;
        var reading = after.Sample();
        Assert.Equal(state, reading.Steps(QuantityTable.FloodState));
        Assert.False(Shaft.IsAlarm(reading));
    }

    [Fact]
    public void A_reboot_while_the_water_rises_still_takes_silence_for_danger()
    {
        var before = new Shaft();
        before.Samples(5);
        var last = before.Move(60, 10);
        var after = new Shaft();
        after.Judge.ContinueFrom(last);
        after.Ping.Trouble = _ => Cause.NoAnswer;
        var reading = after.Sample();
        Assert.True(Shaft.IsAlarm(reading));
        Assert.Equal(FloodLevels.Danger, reading.Steps(QuantityTable.FloodState));
    }

    [Fact]
    public void A_reboot_with_the_sensor_under_water_does_not_take_an_echo_from_nowhere_for_the_end()
    {
        var before = new Shaft();
        before.Move(150, 18);
        before.Ping.Trouble = _ => Cause.DeadZone;
        var last = before.Sample();
        var after = new Shaft { Level = 400 };
        after.Judge.ContinueFrom(last);
        var reading = after.Sample();
        Assert.Equal((FloodLevels.Danger, Cause.DeadZone), (reading.Steps(QuantityTable.FloodState), Shaft.CauseOf(reading)));
        Assert.False(reading.Has(QuantityTable.WaterLevel));
    }

    [Fact]
    public void Without_levels_or_a_reference_the_distance_is_told_and_nobody_judges()
    {
        var shaft = new Shaft(bend: limits => limits.ReferenceMm = WaterLimits.NotSet);
        shaft.Ping.Distance = n => 2000 + (n % 2);
        var reading = shaft.Sample();
        Assert.Equal(1L << QuantityTable.Distance.Code, reading.Mask);
        Assert.Equal(ReadingFlags.None, reading.Flags);
        Assert.Equal(0, shaft.Judge.PeriodMilliseconds);
        shaft.Ping.Trouble = _ => Cause.EchoLost;
        reading = shaft.Samples(60);
        Assert.Equal((ReadingFlags.Doubtful, Cause.EchoLost, -1), (reading.Flags, Shaft.CauseOf(reading), Shaft.StateOf(reading)));
    }

    [Fact]
    public void Rough_water_is_told_by_the_spread_of_its_echoes()
    {
        var shaft = new Shaft();
        shaft.Ping.Distance = n => 2000 + (n % 7 * 20);
        Assert.Equal(120, shaft.Sample().Value(QuantityTable.EchoSpread));
        shaft.Ping.Distance = n => 2060 + (n % 3);
        Assert.False(shaft.Sample().Has(QuantityTable.EchoSpread));
        Assert.Equal(2, shaft.Ping.Ends);
    }
}
