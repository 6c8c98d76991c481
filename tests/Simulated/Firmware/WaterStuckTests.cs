using System.Diagnostics;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>A level sensor that hangs while the water rises: a fault with its cause, and danger, for nobody knows how high it stands.</summary>
public sealed class WaterStuckTests
{
    [Theory]
    [InlineData(WaterSensor.A02yyuw, Part.A02yyuw)]
    [InlineData(WaterSensor.JsnSr04t, Part.JsnSr04t)]
    [InlineData(WaterSensor.HcSr04, Part.HcSr04)]
    [InlineData(WaterSensor.Loop, Part.LoopProbe)]
    public void A_sensor_that_hangs_in_a_rise_is_stuck_and_counts_as_danger_until_it_moves_again(WaterSensor sensor, Part part)
    {
        using var hole = new Manhole(
            sensor, "sample.milliseconds=300\nwater.fast_seconds=1\nwater.max_rise_mm_per_minute=5000\nwater.alert_mm=2000\nwater.danger_mm=2700", around: new Rain());
        hole.Next(r => r.Has(QuantityTable.RiseRate) && r.Value(QuantityTable.RiseRate) > 600 && r.Value(QuantityTable.WaterLevel) > 600, "a rise");

        hole.Around.Hold(Measurand.Distance);
        var stuck = hole.Next(r => Manhole.CauseOf(r) == (part, Cause.Stuck), $"{Words.OfPart(part)} stuck");
        Assert.Equal(ReadingFlags.SensorFault, stuck.Flags & ReadingFlags.SensorFault);
        Assert.Equal(2, stuck.Steps(QuantityTable.FloodState));
        Assert.False(stuck.Has(QuantityTable.Distance) || stuck.Has(QuantityTable.WaterLevel));

        hole.Around.Mend(Measurand.Distance);
        hole.Next(r => (r.Flags & ~ReadingFlags.Alarm) == ReadingFlags.None && r.Has(QuantityTable.WaterLevel), "the level again");
        Assert.Empty(hole.Node.Faults);
    }

    /// <summary>Water that rises by 20 mm a second from 300 mm to 1500 mm, with waves.</summary>
    private sealed class Rain : ISurroundings
    {
        private readonly Stopwatch since = Stopwatch.StartNew();
        private int looks;

        public double Of(Measurand what) =>
            what switch
            {
                Measurand.Distance => Math.Max(1500, 2700 - (since.Elapsed.TotalSeconds * 20)) + (Interlocked.Increment(ref looks) % 7),
                Measurand.Battery => 4,
                _ => 12,
            };

        public void SampleBegins()
        {
            // The rain goes its way.
        }
    }
}
