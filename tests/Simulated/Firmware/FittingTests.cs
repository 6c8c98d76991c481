using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>What the console tells a technician whose settings do not fit the manhole.</summary>
public sealed class FittingTests : IDisposable
{
    private readonly Block block = new();

    public void Dispose() => block.Dispose();

    [Theory]
    [InlineData(WaterSensor.JsnSr04t, "water.sensor=jsn-sr04t\nwater.reference_mm=3000\nwater.danger_mm=2800", "level 2800 mm lies in the sensor's dead zone, which begins at 2750 mm")]
    [InlineData(WaterSensor.A02yyuw, "water.danger_mm=2000", "need water.reference_mm: until it is set only a wet float warns of a flood")]
    [InlineData(WaterSensor.Loop, "water.sensor=loop\nwater.loop_range_mm=5000\nwater.loop_shunt_ohm=220", "fit at most 146 Ohm")]
    [InlineData(WaterSensor.Loop, "water.sensor=loop\nwater.loop_range_mm=2000\nwater.loop_offset_mm=100\nwater.danger_mm=2200", "level 2200 mm lies above the probe's range, which ends at 2100 mm")]
    [InlineData(WaterSensor.HcSr04, "water.sensor=hc-sr04\nwater.reference_mm=3500\nwater.danger_mm=2000", "below level 300 mm the sensor may hear nothing")]
    public void Settings_that_do_not_fit_are_said(WaterSensor sensor, string settings, string said)
    {
        var node = Start(sensor, settings);
        block.Heard.WaitUntil(h => h.Readings.Count > 0, "a reading");
        Assert.Contains(node.Console.Lines, l => l.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void A_probe_whose_range_nobody_wrote_has_no_level_and_says_so()
    {
        var node = Start(WaterSensor.Loop, "water.sensor=loop\nwater.danger_mm=2000");
        block.Heard.WaitUntil(h => h.Readings.Count > 0, "a reading");
        var reading = block.Heard.Readings[0];
        Assert.Equal((ReadingFlags.Doubtful, (Part.LoopProbe, Cause.NotCalibrated)), (reading.Flags, Manhole.CauseOf(reading)));
        Assert.False(reading.Has(QuantityTable.WaterLevel) || reading.Has(QuantityTable.FloodState));
        Assert.Contains(node.Console.Lines, l => l.Contains("water.loop_range_mm is not set", StringComparison.Ordinal));
    }

    [Fact]
    public void A_probe_whose_range_ends_below_the_danger_warns_at_its_end()
    {
        // 20 mA, and not a count more whatever comes.
        var full = new World { [Measurand.Distance] = -2000 };
        using var hole = new Manhole(WaterSensor.Loop, "sample.milliseconds=500\nwater.danger_mm=5200", around: full);
        var reading = hole.Next(r => r.Has(QuantityTable.FloodState), "the state");
        Assert.Equal((2, 5000.0), (reading.Steps(QuantityTable.FloodState), Math.Round(reading.Value(QuantityTable.WaterLevel) / 50) * 50));
    }

    private VirtualBoard Start(WaterSensor sensor, string settings)
    {
        var hardware = new WaterLevelBoard(block.Weather.At(1), TimeProvider.System, sensor);
        var node = block.Board("wl-0003", hardware, $"sample.milliseconds=500\n{settings}");
        node.Start(WaterLevel.Program.Boot);
        return node;
    }
}
