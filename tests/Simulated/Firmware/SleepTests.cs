using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;
using EdgeNodes.Esp32;
using EdgeNodes.Simulated.Boards;
using Xunit.Abstractions;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>Deep sleep on a simulated board, the real firmware over real MQTT to a real broker.</summary>
public sealed class SleepTests(ITestOutputHelper output) : IDisposable
{
    private const string Settings = "sleep.deep=1\nsleep.awake_seconds=5\nsample.milliseconds=4000\nreport.batch=2\ndiagnostics.minutes=1\nsoil.dry=2600\nsoil.wet=1300";
    private readonly Block block = new();

    public void Dispose() => block.Dispose();

    [Fact]
    public void A_soil_node_sleeps_between_samples_reports_in_batches_and_is_one_boot_until_its_power_is_cut()
    {
        var board = new SoilMoistureBoard(block.Weather.At(1), TimeProvider.System);
        var node = block.Board("sm-0012", board, Settings);
        node.Start(SoilMoisture.Program.Boot);

        block.Heard.WaitUntil(h => Distinct(h) >= 8, "eight readings");

        Assert.True(node.Boots >= 4, $"the program began {node.Boots} times");
        var readings = block.Heard.Readings;
        Assert.All(readings, r => Assert.Equal(1, r.Boot));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => (uint)i), readings.Select(r => r.Sequence).Distinct().Take(8));
        Assert.All(readings.Zip(readings.Skip(1)), p => Assert.InRange((int)(p.Second.Time - p.First.Time), 3, 5));
        Assert.Contains(readings, r => r.TimeQuality == TimeQuality.Estimated);
        foreach (var told in readings.Where(r => r.Has(QuantityTable.Awake)))
        {
            output.WriteLine($"awake for {told.Value(QuantityTable.Awake):F1} s in a cycle with a report, told with reading {told.Sequence}");
        }

        Assert.Contains(readings, r => r.Has(QuantityTable.Awake) && r.Value(QuantityTable.Awake) is > 1.5 and < 6);
        Assert.Empty(node.Faults);

        node.CutPower();
        node.Start(SoilMoisture.Program.Boot);
        block.Heard.WaitUntil(h => h.Readings.Any(r => r.Boot == 2), "a reading of the second boot");
        Assert.Equal(2, NodeState.Read(new FileStorage(node.StorageRoot)).Boot);
    }

    [Fact]
    public void Asleep_its_sensors_have_no_supply()
    {
        var board = new SoilMoistureBoard(block.Weather.At(1), TimeProvider.System);
        var node = block.Board("sm-0012", board, Settings);
        node.Start(SoilMoisture.Program.Boot);
        block.Heard.WaitUntil(_ => node.Boots >= 3, "the second wake-up");

        // What the firmware left on would show as a rail that never falls.
        block.Heard.WaitUntil(_ => !board.Rail.IsOn, "the rail to fall");
        Assert.Empty(node.Faults);
    }

    private static int Distinct(Listener heard) => heard.Readings.Select(r => (r.Boot, r.Sequence)).Distinct().Count();
}
