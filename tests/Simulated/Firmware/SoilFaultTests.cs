using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>A fault in each sensor of a soil node: the reading says which and why, the others go on, and it recovers.</summary>
public sealed class SoilFaultTests : IDisposable
{
    private const string Settings = "sample.milliseconds=1000\nsoil.dry=2600\nsoil.wet=1300\nsoil.stuck_samples=3";
    private readonly Block block = new();
    private readonly Breathing breathing = new();
    private readonly FaultySurroundings world;
    private readonly SoilMoistureBoard board;

    public SoilFaultTests()
    {
        world = new FaultySurroundings(breathing);
        board = new SoilMoistureBoard(world, TimeProvider.System);
    }

    public void Dispose() => block.Dispose();

    [Fact]
    public void A_broken_or_shorted_probe_wire_costs_the_moisture_only()
    {
        Start();
        board.Wiring.Disconnect(7);
        Expect(Part.SoilProbe, Cause.WireBreak, QuantityTable.SoilMoistureRaw, QuantityTable.SoilMoisture);
        board.Wiring.Disconnect(7, 3.3);
        Expect(Part.SoilProbe, Cause.ShortCircuit, QuantityTable.SoilMoistureRaw, QuantityTable.SoilMoisture);
        board.Wiring.Reconnect(7);
        ExpectWell();
    }

    [Fact]
    public void A_battery_wire_that_is_broken_or_shorted_costs_the_voltage_only()
    {
        Start();
        board.Wiring.Disconnect(6);
        Expect(Part.Battery, Cause.WireBreak, QuantityTable.Battery);
        board.Wiring.Disconnect(6, 3.3);
        Expect(Part.Battery, Cause.ShortCircuit, QuantityTable.Battery);
        board.Wiring.Reconnect(6);
        ExpectWell();
    }

    [Fact]
    public void A_probe_that_jumps_or_stands_still_costs_the_moisture_only()
    {
        Start();
        world.Scatter(Measurand.SoilMoistureRaw, 600);
        Expect(Part.SoilProbe, Cause.Noise, QuantityTable.SoilMoistureRaw, QuantityTable.SoilMoisture);
        world.Put(Measurand.SoilMoistureRaw, 2000);
        Expect(Part.SoilProbe, Cause.Stuck, QuantityTable.SoilMoistureRaw, QuantityTable.SoilMoisture);
        world.Mend(Measurand.SoilMoistureRaw);
        ExpectWell();
    }

    [Fact]
    public void Frozen_soil_and_a_probe_beyond_its_points_keep_the_value_and_doubt_it()
    {
        Start();
        world.Put(Measurand.SoilMoistureRaw, 900);
        ExpectDoubt(Cause.Implausible);
        world.Mend(Measurand.SoilMoistureRaw);
        breathing.Offset = -15;
        ExpectDoubt(Cause.Frozen);
        breathing.Offset = 0;
        ExpectWell();
    }

    [Fact]
    public void A_thermometer_that_is_gone_stuck_or_beyond_its_range_costs_the_soil_temperature_only()
    {
        Start();
        board.Wiring.Disconnect(board.Ground);
        Expect(Part.Ds18b20, Cause.NoAnswer, QuantityTable.SoilTemperature);
        board.Wiring.Reconnect(board.Ground);
        world.Put(Measurand.SoilTemperature, 85);
        Expect(Part.Ds18b20, Cause.Stuck, QuantityTable.SoilTemperature);
        world.Put(Measurand.SoilTemperature, 120);
        Expect(Part.Ds18b20, Cause.OutOfRange, QuantityTable.SoilTemperature);
        world.Put(Measurand.SoilTemperature, 15);
        Expect(Part.Ds18b20, Cause.Stuck, QuantityTable.SoilTemperature);
        world.Mend(Measurand.SoilTemperature);
        ExpectWell();
    }

    [Fact]
    public void A_hygrometer_that_is_gone_stuck_or_beyond_its_range_costs_the_humidity_only()
    {
        Start();
        board.Wiring.Disconnect(board.Air);
        Expect(Part.Sht40, Cause.NoAnswer, QuantityTable.Humidity);
        board.Wiring.Reconnect(board.Air);
        world.Put(Measurand.AirTemperature, 125);
        Expect(Part.Sht40, Cause.OutOfRange, QuantityTable.Humidity);
        world.Mend(Measurand.AirTemperature);
        world.Put(Measurand.Humidity, 55);
        Expect(Part.Sht40, Cause.Stuck, QuantityTable.Humidity);
        world.Mend(Measurand.Humidity);
        ExpectWell();
    }

    [Fact]
    public void A_thermometer_or_hygrometer_that_jumps_about_costs_its_own_value_only()
    {
        Start();
        world.Scatter(Measurand.SoilTemperature, 45);
        Expect(Part.Ds18b20, Cause.Noise, QuantityTable.SoilTemperature);
        world.Mend(Measurand.SoilTemperature);
        // The window looks back on the jumps for a while.
        ExpectWell();
        world.Scatter(Measurand.Humidity, 80);
        Expect(Part.Sht40, Cause.Noise, QuantityTable.Humidity);
        world.Mend(Measurand.Humidity);
        ExpectWell();
    }

    [Fact]
    public void A_probe_behind_an_ads1115_tells_finer_counts_and_a_converter_that_is_gone_is_named()
    {
        Start("soil.input=ads1115\nsoil.dry=16760\nsoil.wet=8380", well: r => r.Steps(QuantityTable.SoilMoistureRaw) is > 11000 and < 14500);
        board.Wiring.Disconnect(board.Converter);
        Expect(Part.Ads1115, Cause.NoAnswer, QuantityTable.SoilMoistureRaw, QuantityTable.SoilMoisture);
        board.Wiring.Reconnect(board.Converter);
        ExpectWell();
    }

    [Fact]
    public void A_technician_tests_the_probe_over_the_cable()
    {
        var node = Start();
        world.Put(Measurand.SoilMoistureRaw, 3000);
        node.Cable.PlugIn();
        node.Cable.Type("probe air");
        block.Heard.WaitUntil(_ => Says(node, "probe air: in air 2.42 V (raw 3000): good"), "the result in air");
        world.Put(Measurand.SoilMoistureRaw, 1500);
        node.Cable.Type("probe water");
        block.Heard.WaitUntil(_ => Says(node, "write soil.dry=3000 and soil.wet=1500"), "the lines for the settings");
        world.Mend(Measurand.SoilMoistureRaw);
        ExpectWell();
    }

    private static bool Says(VirtualBoard node, string text) => node.Cable.Lines.Any(l => l.Contains(text, StringComparison.Ordinal));

    private VirtualBoard Start(string? more = null, Func<Reading, bool>? well = null)
    {
        var settings = more == null ? Settings : $"sample.milliseconds=1000\nsoil.stuck_samples=3\n{more}";
        var node = block.Board("sm-0012", board, settings);
        node.Start(SoilMoisture.Program.Boot);
        ExpectWell();
        Assert.True(well == null || block.Heard.Readings.Any(well));
        return node;
    }

    private void ExpectWell()
    {
        var from = block.Heard.Readings.Count;
        block.Heard.WaitUntil(h => h.Readings.Skip(from).Any(r => IsWell(r)), "a reading without a fault");
    }

    private void Expect(Part part, Cause cause, params Quantity[] gone)
    {
        var from = block.Heard.Readings.Count;
        Reading? found = null;
        block.Heard.WaitUntil(
            h => (found = h.Readings.Skip(from).FirstOrDefault(r => r.Steps(QuantityTable.Cause) == Causes.Pack(part, cause))) != null, $"{part} {cause}");
        Assert.True((found!.Flags & ReadingFlags.SensorFault) != 0);
        Assert.All(gone, q => Assert.False(found.Has(q), q.Name));
        var others = new[] { QuantityTable.SoilMoistureRaw, QuantityTable.SoilTemperature, QuantityTable.Humidity, QuantityTable.Battery }.Except(gone);
        Assert.All(others, q => Assert.True(found.Has(q), q.Name));
    }

    private void ExpectDoubt(Cause cause)
    {
        var from = block.Heard.Readings.Count;
        Reading? found = null;
        block.Heard.WaitUntil(
            h => (found = h.Readings.Skip(from).FirstOrDefault(r => r.Steps(QuantityTable.Cause) == Causes.Pack(Part.SoilProbe, cause))) != null, $"{cause}");
        Assert.True((found!.Flags & ReadingFlags.Doubtful) != 0);
        Assert.True(found.Has(QuantityTable.SoilMoisture));
    }

    private static bool IsWell(Reading reading) =>
        !reading.Has(QuantityTable.Cause) && (reading.Flags & (ReadingFlags.SensorFault | ReadingFlags.Doubtful)) == 0
        && reading.Has(QuantityTable.SoilMoisture) && reading.Has(QuantityTable.SoilTemperature) && reading.Has(QuantityTable.Humidity);

    /// <summary>A world in which nothing stands still: each sample finds it a little different.</summary>
    private sealed class Breathing : ISurroundings
    {
        private int _samples;

        /// <summary>Added to the soil's temperature.</summary>
        internal double Offset { get; set; }

        public double Of(Measurand what)
        {
            var wave = Math.Sin(Volatile.Read(ref _samples) * 0.7);
            return what switch
            {
                Measurand.SoilMoistureRaw => 1950 + (20 * wave),
                Measurand.SoilTemperature => 14 + Offset + wave,
                Measurand.Humidity => 60 + (5 * wave),
                Measurand.AirTemperature => 18,
                Measurand.Battery => 4,
                _ => 0,
            };
        }

        public void SampleBegins() => Interlocked.Increment(ref _samples);
    }
}
