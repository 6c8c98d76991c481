using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>Water that was calm at the last sample stands over the sensor at the next, and no such sensor says more than nothing.</summary>
public sealed class FlashFloodTests
{
    // A quarter of an hour is four seconds here, a minute one, and the rise is as fast: 83 mm a second.
    private const string Street =
        "sample.milliseconds=4000\nwater.fast_seconds=1\nwater.max_rise_mm_per_minute=5000\nwater.alert_mm=2710\nwater.danger_mm=2740";

    [Theory]
    [InlineData(WaterSensor.JsnSr04t, Part.JsnSr04t, 580, 120)]
    [InlineData(WaterSensor.HcSr04, Part.HcSr04, 360, 8)]
    public void A_flash_flood_between_two_samples_and_without_a_gateway_is_told_first_and_ends_when_the_water_is_seen_again(
        WaterSensor sensor, Part part, double calm, double drowned)
    {
        var pit = new Pit { Distance = calm };
        using var hole = new Manhole(sensor, Street, around: pit);
        hole.Next(r => r.Flags == ReadingFlags.None && r.Steps(QuantityTable.FloodState) == 0, "calm");
        hole.Block.Air.IsUp = false;
        var storage = new FileStorage(hole.Node.StorageRoot);
        var heard = hole.Readings.Count;
        hole.Block.Heard.WaitUntil(_ => NodeState.Read(storage).Taken > heard, "a calm sample that waits");
        pit.Distance = drowned;
        var waiting = NodeState.Read(storage).Taken;
        // Three samples without an echo and the minute in which it might have been an accident.
        hole.Block.Heard.WaitUntil(_ => NodeState.Read(storage).Taken >= waiting + 6, "the flood to be sampled");
        hole.Block.Air.IsUp = true;

        var first = hole.Next(_ => true, "the first to leave");
        Assert.Equal(2, first.Steps(QuantityTable.FloodState));
        Assert.Equal(ReadingFlags.Alarm | ReadingFlags.Doubtful, first.Flags & ~ReadingFlags.Replayed);
        Assert.Equal((part, Cause.EchoLost), Manhole.CauseOf(first));
        Assert.False(first.Has(QuantityTable.WaterLevel) || first.Has(QuantityTable.Distance));

        // Echoes from ladder and wall, each from somewhere else, end nothing.
        pit.Strays = true;
        var from = hole.Readings.Count;
        hole.Block.Heard.WaitUntil(h => h.Readings.Skip(from).Count(r => r.Sequence > first.Sequence + 6) >= 10, "ten samples more");
        Assert.All(hole.Readings.Where(r => r.Sequence > first.Sequence), r => Assert.Equal(2, r.Steps(QuantityTable.FloodState)));
        Assert.Contains(hole.Readings, r => r.Sequence < first.Sequence && r.Flags.HasFlag(ReadingFlags.Doubtful) && !r.Has(QuantityTable.FloodState));

        pit.Strays = false;
        pit.Distance = calm;
        var over = hole.Next(r => r.Has(QuantityTable.FloodState) && r.Steps(QuantityTable.FloodState) == 0, "the end");
        Assert.Equal(ReadingFlags.Alarm, over.Flags & ReadingFlags.Alarm);
        Assert.Equal(3000 - calm, over.Value(QuantityTable.WaterLevel), 20.0);
        Assert.Empty(hole.Node.Faults);
    }

    [Fact]
    public void A_float_warns_where_nobody_has_set_a_level()
    {
        using var hole = new Manhole(WaterSensor.JsnSr04t, "sample.milliseconds=500\nwater.fast_seconds=1", around: new Pit { Distance = 600 });
        hole.Next(r => r.Flags == ReadingFlags.None && !r.Has(QuantityTable.FloodState), "calm");
        hole.Board.FloatSwitch.IsWet = true;
        var alarm = hole.Next(r => r.Flags == ReadingFlags.Alarm, "the alarm");
        Assert.Equal((2, true), (alarm.Steps(QuantityTable.FloodState), alarm.Has(QuantityTable.WaterLevel)));
        hole.Board.FloatSwitch.IsWet = false;
        Assert.Equal(0, hole.Next(r => r.Flags == ReadingFlags.Alarm, "its end").Steps(QuantityTable.FloodState));
    }

    private sealed class Pit : ISurroundings
    {
        private readonly Random waves = new(3);
        private readonly Lock gate = new();
        private double far;

        internal double Distance { get; set; }

        internal bool Strays { get; set; }

        public double Of(Measurand what)
        {
            if (what != Measurand.Distance)
            {
                return what == Measurand.Battery ? 4 : 12;
            }

            lock (gate)
            {
                return (Strays ? far : Distance) + waves.Next(0, 3);
            }
        }

        public void SampleBegins()
        {
            lock (gate)
            {
                far = waves.Next(300, 3900);
            }
        }
    }
}
