using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

/// <summary>Where a lost echo is no flood: dry bottoms, sensors that never heard anything, and what somebody has looked at.</summary>
public sealed class DryShaftTests
{
    private const int Day = 24 * 60;

    [Fact]
    public void A_sensor_that_never_heard_an_echo_here_is_a_fault_of_its_mounting_and_no_flood()
    {
        var shaft = new Shaft(15, ping: Sensors.Of(Part.JsnSr04t));
        shaft.Ping.Trouble = _ => Cause.EchoLost;
        var readings = shaft.Minutes(Day);
        Assert.Equal(96, readings.Count);
        Assert.All(readings, r => Assert.Equal((ReadingFlags.SensorFault, Cause.OutOfRange, -1), (r.Flags, Shaft.CauseOf(r), Shaft.StateOf(r))));

        // Not after a restart either.
        shaft = shaft.Rebooted(readings[^1]);
        Assert.All(shaft.Minutes(Day), r => Assert.Equal(-1, Shaft.StateOf(r)));
        // Once it has heard one, it is as good as any.
        shaft.Ping.Trouble = _ => Cause.None;
        shaft.Samples(3);
        shaft.Ping.Trouble = _ => Cause.EchoLost;
        Assert.Equal(FloodLevels.Danger, Shaft.StateOf(shaft.Minutes(20)[^1]));
    }

    [Fact]
    public void Something_near_is_an_echo_even_for_a_sensor_that_never_heard_one_before()
    {
        var shaft = new Shaft(15);
        shaft.Ping.Trouble = _ => Cause.DeadZone;
        Assert.Equal([-1, -1, FloodLevels.Danger], Enumerable.Range(0, 3).Select(_ => Shaft.StateOf(shaft.Sample())));
        Assert.InRange(shaft.Clock.Milliseconds, 0, 2L * Shaft.Minute);
    }

    [Fact]
    public void A_shaft_deeper_than_its_sensor_hears_falls_dry_for_weeks_without_an_alarm()
    {
        var shaft = Deep();
        shaft.Level = 2600;
        shaft.Samples(4);
        for (var minute = 0; minute < 8 * 60; minute += 10)
        {
            shaft.Level = Math.Max(0, shaft.Level - 50);
            Assert.All(shaft.Minutes(10), r => Assert.Equal(FloodLevels.Normal, Shaft.StateOf(r)));
        }

        var dry = shaft.Minutes(14 * Day);
        Assert.All(dry, r => Assert.Equal((FloodLevels.Normal, ReadingFlags.Doubtful, Cause.EchoLost), (Shaft.StateOf(r), r.Flags, Shaft.CauseOf(r))));
        // A quarter of an hour is short enough to see the water pass: (6750 - 2200) mm take 22 minutes.
        Assert.Equal(14 * 96, dry.Count);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(60)]
    public void A_flood_from_out_of_sight_is_seen_on_its_way_up_however_rarely_the_node_samples(int usualMinutes)
    {
        for (var start = 0; start < 30; start++)
        {
            var shaft = Deep(usualMinutes);
            shaft.Level = 2300;
            shaft.Samples(4);
            shaft.Level = 100;
            Assert.All(shaft.Minutes(6 * 60 + start), r => Assert.Equal(FloodLevels.Normal, Shaft.StateOf(r)));
            var (from, since) = (shaft.Clock.Milliseconds, 0L);
            var states = new List<int>();
            while (since < 60L * Shaft.Minute)
            {
                since = shaft.Clock.Milliseconds - from;
                shaft.Level = (int)Math.Min(6900, 100 + (since * 195 / Shaft.Minute));
                states.Add(Shaft.StateOf(shaft.Sample()));
            }

            Assert.Contains(FloodLevels.Danger, states);
            Assert.Equal(FloodLevels.Danger, states[^1]);
        }
    }

    [Fact]
    public void A_bottom_that_throws_the_echo_away_is_named_by_the_settings_and_the_node_samples_often_enough_to_tell()
    {
        var shaft = new Shaft(15, ping: Sensors.Of(Part.JsnSr04t), bend: limits => limits.LostEcho = LostEcho.Dry);
        shaft.Ping.Trouble = _ => shaft.Level < 50 ? Cause.EchoLost : Cause.None;
        shaft.Level = 60;
        shaft.Samples(4);
        // (2750 - 60 - 50) mm at 200 mm/min: thirteen minutes are the most.
        Assert.InRange(shaft.Judge.PeriodMilliseconds, 9 * Shaft.Minute, 13 * Shaft.Minute);
        shaft.Level = 0;
        Assert.All(shaft.Minutes(Day), r => Assert.Equal(FloodLevels.Normal, Shaft.StateOf(r)));
        // From there up to the sensor before the next sample but one: it is seen once, rising, and then no more.
        shaft.Level = 1400;
        Assert.Equal([-1, -1, FloodLevels.Normal], Enumerable.Range(0, 3).Select(_ => Shaft.StateOf(shaft.Sample())));
        shaft.Ping.Trouble = _ => Cause.EchoLost;
        Assert.Contains(shaft.Minutes(20), r => Shaft.StateOf(r) == FloodLevels.Danger);
    }

    [Fact]
    public void Without_that_setting_the_same_bottom_is_danger_until_somebody_has_looked()
    {
        var shaft = new Shaft(15, ping: Sensors.Of(Part.JsnSr04t));
        shaft.Samples(4);
        shaft.Ping.Trouble = _ => Cause.EchoLost;
        var danger = shaft.Minutes(60)[^1];
        Assert.Equal(FloodLevels.Danger, Shaft.StateOf(danger));
        // A power cut does not end it.
        shaft = shaft.Rebooted(danger);
        danger = shaft.Sample();
        Assert.Equal(FloodLevels.Danger, Shaft.StateOf(danger));

        // The settings do, which restart the node; its first reading says so, once.
        shaft = shaft.Rebooted(danger, limits => limits.LostEcho = LostEcho.Doubt);
        var over = shaft.Minutes(Day);
        Assert.Equal((FloodLevels.Normal, ReadingFlags.Alarm), (Shaft.StateOf(over[0]), over[0].Flags & ReadingFlags.Alarm));
        Assert.All(over.Skip(1), r => Assert.Equal((-1, false), (Shaft.StateOf(r), Shaft.IsAlarm(r))));
        // On a rise it still counts.
        shaft.Ping.Trouble = _ => Cause.None;
        shaft.Samples(4);
        shaft.Move(60, 3);
        shaft.Ping.Trouble = _ => Cause.EchoLost;
        Assert.Equal(FloodLevels.Danger, Shaft.StateOf(shaft.Sample()));
    }

    private static Shaft Deep(int usualMinutes = 15)
    {
        var shaft = new Shaft(usualMinutes, ping: Sensors.Of(Part.JsnSr04t), bend: limits => (limits.ReferenceMm, limits.AlertMm, limits.DangerMm) = (7000, 5000, 6000));
        // Heard for eight tenths of what the data sheet promises; above that the dead zone.
        shaft.Ping.Trouble = _ => shaft.Level is < 2200 or > 6750 ? Cause.EchoLost : Cause.None;
        return shaft;
    }
}
