using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

/// <summary>The water was calm a quarter of an hour ago, and now it stands over the sensor: nobody saw it rise.</summary>
public sealed class FlashFloodTests
{
    [Theory]
    [InlineData(Part.JsnSr04t, Cause.EchoLost, Cause.EchoLost)]
    [InlineData(Part.HcSr04, Cause.EchoLost, Cause.EchoLost)]
    [InlineData(Part.A02yyuw, Cause.DeadZone, Cause.DeadZone)]
    [InlineData(Part.A02yyuw, Cause.OutOfRange, Cause.EchoLost)]
    [InlineData(Part.JsnSr04t, Cause.Noise, Cause.Noise)]
    public void Whatever_sensor_is_fitted_the_danger_is_told_within_two_minutes_of_the_first_sample_that_sees_nothing(Part part, Cause drowned, Cause told)
    {
        var shaft = Calm(part);
        Flood(shaft, drowned);

        var readings = shaft.Minutes(2);

        var first = readings.TakeWhile(r => Shaft.StateOf(r) != FloodLevels.Danger).ToList();
        Assert.All(first, r => Assert.Equal((-1, told), (Shaft.StateOf(r), Shaft.CauseOf(r))));
        Assert.InRange(first.Count, 2, 4);
        var alarm = readings[first.Count];
        // What was concluded says so: no level, and the reason why none.
        Assert.Equal(told, Shaft.CauseOf(alarm));
        Assert.True(Shaft.IsAlarm(alarm));
        Assert.False(alarm.Has(QuantityTable.WaterLevel) || alarm.Has(QuantityTable.Distance) || alarm.Has(QuantityTable.RiseRate));
        Assert.Equal(Shaft.Minute, shaft.Judge.PeriodMilliseconds);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void An_accident_of_less_than_a_minute_is_looked_into_at_once_and_raises_nothing(int seconds)
    {
        var shaft = Calm(Part.JsnSr04t);
        var over = shaft.Clock.Milliseconds + (seconds * 1000);
        shaft.Ping.Trouble = _ => shaft.Clock.Milliseconds < over ? Cause.EchoLost : Cause.None;

        Assert.False(shaft.Sample().Has(QuantityTable.FloodState));
        Assert.True(shaft.Judge.IsUrgent);
        var readings = shaft.Minutes(4);

        Assert.All(readings, r => Assert.NotEqual(FloodLevels.Danger, Shaft.StateOf(r)));
        // Three echoes that agree, and the water counts as seen; then the node sleeps its quarter of an hour again.
        Assert.Equal((FloodLevels.Normal, ReadingFlags.None), (Shaft.StateOf(readings[^1]), readings[^1].Flags));
        Assert.Equal(0, shaft.Judge.PeriodMilliseconds);
        Assert.Equal(2, readings.Count(r => Shaft.CauseOf(r) == Cause.Implausible));
    }

    [Fact]
    public void Water_that_cannot_have_come_yet_is_waited_for_and_only_then_called_danger()
    {
        var shaft = Calm(Part.JsnSr04t, usualMinutes: 1);
        shaft.Ping.Trouble = _ => Cause.EchoLost;
        var from = shaft.Clock.Milliseconds;
        var readings = shaft.Minutes(11);
        Assert.All(readings, r => Assert.Equal(-1, Shaft.StateOf(r)));
        while (shaft.State != FloodLevels.Danger && shaft.Clock.Milliseconds < from + (60L * Shaft.Minute))
        {
            shaft.Sample();
        }

        // (2750 - 300) mm less 50 mm of waves at 200 mm/min, from the last sample that saw the water.
        Assert.InRange(shaft.Clock.Milliseconds - from, 11L * Shaft.Minute, 13L * Shaft.Minute);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Echoes_from_the_ladder_and_the_wall_neither_hide_a_flood_nor_end_it(int seed)
    {
        var shaft = Calm(Part.JsnSr04t);
        Flood(shaft, Cause.EchoLost);
        Strays(shaft, seed, heard: 2);
        var before = shaft.Minutes(20);
        Assert.Contains(before.Where((_, i) => i < 12), r => Shaft.StateOf(r) == FloodLevels.Danger);

        // For a day, every sample an echo from somewhere else.
        Strays(shaft, seed, heard: 1);
        Assert.All(shaft.Minutes(24 * 60), r => Assert.Equal(FloodLevels.Danger, Shaft.StateOf(r)));
    }

    [Fact]
    public void A_flood_that_falls_is_seen_falling_and_ends_below_the_hysteresis()
    {
        var shaft = Calm(Part.JsnSr04t);
        Flood(shaft, Cause.EchoLost);
        shaft.Minutes(5);
        shaft.Ping.Trouble = _ => Cause.None;
        shaft.Level = 2740;
        var readings = Enumerable.Range(0, 20).Select(_ => shaft.Move(-100, 1)).ToList();
        Assert.Equal([2, 2, 2, 2, 2, 2], readings.Take(6).Select(Shaft.StateOf));
        Assert.Equal([2, 1, 0], readings.Select(Shaft.StateOf).Where(s => s >= 0).Distinct());
        Assert.All(readings.Select((r, i) => (Reading: r, Level: 2640.0 - (i * 100))), p => Assert.Equal(p.Level, p.Reading.Value(QuantityTable.WaterLevel), 20.0));
        // Each change is an alarm, the end of it, too.
        Assert.Equal([1, 0], readings.Where(Shaft.IsAlarm).Select(Shaft.StateOf));
    }

    [Fact]
    public void After_foam_the_danger_ends_when_the_water_would_have_had_the_time_to_fall()
    {
        var shaft = Calm(Part.JsnSr04t);
        shaft.Ping.Trouble = _ => Cause.EchoLost;
        shaft.Minutes(5);
        Assert.Equal(FloodLevels.Danger, shaft.State);
        shaft.Ping.Trouble = _ => Cause.None;
        var over = shaft.Minutes(30).Select(Shaft.StateOf).ToList();
        // From 2750 mm down to 300 mm at 200 mm/min, and three minutes of hysteresis.
        Assert.InRange(over.IndexOf(FloodLevels.Normal), 12, 17);
        Assert.DoesNotContain(FloodLevels.Danger, over.SkipWhile(s => s == FloodLevels.Danger));
    }

    [Fact]
    public void A_sensor_that_hangs_loose_calls_less_and_less_often()
    {
        var shaft = Calm(Part.JsnSr04t);
        shaft.Ping.Trouble = _ => Cause.EchoLost;
        var readings = shaft.Minutes(7 * 24 * 60);
        // After half an hour, one, two, four hours, and a day and a half apart at last.
        Assert.InRange(readings.Count(Shaft.IsAlarm), 7, 11);
        Assert.Equal(FloodLevels.Danger, shaft.State);
    }

    private static Shaft Calm(Part part, int usualMinutes = 15)
    {
        var shaft = new Shaft(usualMinutes, ping: Sensors.Of(part));
        Assert.Equal((FloodLevels.Normal, ReadingFlags.None), (Shaft.StateOf(shaft.Samples(4)), shaft.Sample().Flags));
        return shaft;
    }

    private static void Flood(Shaft shaft, Cause drowned)
    {
        shaft.Level = 2990;
        shaft.Ping.Trouble = _ => drowned;
    }

    // Of so many samples one hears something: each time from another distance.
    private static void Strays(Shaft shaft, int seed, int heard)
    {
        var random = new Random(seed);
        var (sample, far) = (-1, 0);
        shaft.Ping.Trouble = n =>
        {
            if (n / EchoFilter.Pings != sample)
            {
                sample = n / EchoFilter.Pings;
                far = random.Next(400, 5500);
            }

            return sample % heard == 0 ? Cause.None : Cause.EchoLost;
        };
        shaft.Ping.Distance = _ => far + random.Next(0, 4);
    }
}
