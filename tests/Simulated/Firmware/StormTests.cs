using System.Diagnostics;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>A cloudburst over a manhole: the water rises through alert and danger into the sensor's dead zone.</summary>
public sealed class StormTests
{
    // A minute of the street is a second here: the rise, its limit and the fast period all run sixty times faster.
    private const string Street =
        "water.fast_seconds=1\nwater.max_rise_mm_per_minute=5000\nwater.alert_mm=1000\nwater.danger_mm=1800";

    [Theory]
    [InlineData(WaterSensor.A02yyuw, 4)]
    [InlineData(WaterSensor.JsnSr04t, 0)]
    public void The_node_never_says_falling_or_normal_while_the_water_rises_over_its_sensor(WaterSensor sensor, double drownedReadsAs)
    {
        var storm = new Storm { DrownedReadsAs = drownedReadsAs };
        using var hole = new Manhole(sensor, Street + "\nsample.milliseconds=2000", around: storm);
        hole.Next(r => r.Flags == ReadingFlags.None && r.Has(QuantityTable.FloodState), "calm");
        storm.Break();
        hole.Next(r => r.Steps(QuantityTable.FloodState) == 2 && Causes.IsDoubt(Manhole.CauseOf(r).Cause), "danger with the sensor under water");
        // An echo from the far wall, or from nowhere.
        storm.DrownedReadsAs = 2700;
        hole.Next(r => r.Steps(QuantityTable.FloodState) == 2, "danger with an echo from nowhere");
        hole.Next(r => r.Steps(QuantityTable.FloodState) == 2, "and again");

        var all = hole.Readings.SkipWhile(r => r.Steps(QuantityTable.FloodState) == 0).ToList();
        Assert.All(all, r => Assert.True(r.Has(QuantityTable.FloodState)));
        Assert.Equal(all.Select(r => r.Steps(QuantityTable.FloodState)).Order(), all.Select(r => r.Steps(QuantityTable.FloodState)));
        Assert.All(all, r => Assert.True(r.Steps(QuantityTable.RiseRate) >= 0, "falling"));
        var levels = all.Where(r => r.Has(QuantityTable.WaterLevel)).Select(r => r.Steps(QuantityTable.WaterLevel)).ToList();
        Assert.Equal(levels.Order(), levels);
        Assert.Equal([1, 2], all.Where(r => (r.Flags & ReadingFlags.Alarm) != 0).Select(r => r.Steps(QuantityTable.FloodState)).Take(2));
        Assert.Contains(all, r => r.Has(QuantityTable.TimeToDanger));
        Assert.Empty(hole.Node.Faults);
    }

    [Fact]
    public void A_float_switch_tells_of_a_flood_that_a_broken_sensor_cannot_see()
    {
        using var hole = new Manhole(WaterSensor.A02yyuw, Street + "\nsample.milliseconds=500");
        hole.Next(r => r.Flags == ReadingFlags.None, "calm");
        hole.Board.Wiring.Disconnect(hole.Board.Level);
        hole.Next(r => !r.Has(QuantityTable.FloodState), "nobody knows");
        hole.Board.FloatSwitch.IsWet = true;
        var reading = hole.Next(r => (r.Flags & ReadingFlags.Alarm) != 0, "the alarm");
        Assert.Equal(2, reading.Steps(QuantityTable.FloodState));
        Assert.Equal((Part.A02yyuw, Cause.NoAnswer), Manhole.CauseOf(reading));
    }

    [Fact]
    public void The_alarm_of_a_night_without_a_gateway_leaves_before_all_that_waited()
    {
        using var hole = new Manhole(WaterSensor.A02yyuw, Street + "\nsample.milliseconds=100");
        hole.Next(r => r.Flags == ReadingFlags.None, "calm");
        hole.Block.Air.IsUp = false;
        WaitUntilTaken(hole, more: 12);
        hole.Around.Put(Measurand.Distance, 900);
        WaitUntilTaken(hole, more: 8);
        var heard = hole.Readings.Count;
        hole.Block.Air.IsUp = true;

        hole.Block.Heard.WaitUntil(h => h.Readings.Count >= heard + 15, "the backlog");

        var late = hole.Readings.Skip(heard).ToList();
        var alarm = late[0];
        Assert.Equal((ReadingFlags.Alarm, 2), (alarm.Flags & ReadingFlags.Alarm, alarm.Steps(QuantityTable.FloodState)));
        Assert.Contains(late, r => r.Boot == alarm.Boot && r.Sequence < alarm.Sequence);
    }

    private static void WaitUntilTaken(Manhole hole, uint more)
    {
        var storage = new FileStorage(hole.Node.StorageRoot);
        var wanted = NodeState.Read(storage).Taken + more;
        hole.Block.Heard.WaitUntil(_ => NodeState.Read(storage).Taken >= wanted, $"{more} more readings taken");
    }

    /// <summary>Water at 300 mm that, once the storm breaks, rises by 75 mm a second to 50 mm above the sensor.</summary>
    private sealed class Storm : ISurroundings
    {
        private readonly Random waves = new(7);
        private Stopwatch? since;

        internal double DrownedReadsAs { get; set; }

        internal void Break() => since = Stopwatch.StartNew();

        public double Of(Measurand what)
        {
            if (what != Measurand.Distance)
            {
                return what == Measurand.Battery ? 4 : 12;
            }

            var down = 2700 - ((since?.Elapsed.TotalSeconds ?? 0) * 75);
            lock (waves)
            {
                return (down > 20 ? down : DrownedReadsAs) + (waves.Next(0, 3));
            }
        }

        public void SampleBegins()
        {
            // The storm goes its way.
        }
    }
}
