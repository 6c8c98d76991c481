using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Contract.Topics;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using EdgeNodes.Simulated.Boards;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>The real firmware on simulated boards, in the trouble that a street has in store.</summary>
public sealed class NodeLifeTests : IDisposable
{
    private const long Diagnostics = (31L << 18) | (1L << 32);

    private readonly Block block = new();

    public void Dispose() => block.Dispose();

    [Fact]
    public void A_power_cut_in_the_middle_of_a_lost_link_loses_nothing_and_keeps_the_order()
    {
        var node = block.Board("sl-0123", new StreetlightBoard(block.Weather.At(1)), "sample.milliseconds=100\nsample.limit=60");
        node.Start(Streetlight.Program.Boot);
        block.Heard.WaitUntil(h => h.Readings.Count >= 10, "ten readings");
        block.Air.IsUp = false;
        WaitUntilTaken(node, 25);
        node.CutPower();
        node.Start(Streetlight.Program.Boot);
        WaitUntilTaken(node, 40);
        block.Air.IsUp = true;

        block.Heard.WaitUntil(h => Distinct(h).Count >= 60, "all sixty readings");

        var state = NodeState.Read(new FileStorage(node.StorageRoot));
        Assert.Equal((60u, 0u, 2), (state.Taken, state.Dropped, state.Boot));
        Assert.Equal(60, Distinct(block.Heard).Count);
        Assert.Equal(Distinct(block.Heard).Order(), Distinct(block.Heard));
        Assert.Empty(node.Faults);
    }

    [Fact]
    public void A_command_reaches_the_lamp_and_its_answer_the_gateway_and_it_ends_with_its_time()
    {
        var board = new StreetlightBoard(block.Weather.At(1));
        var node = block.Board("sl-0123", board, "sample.milliseconds=200\nlevel.default=80");
        node.Start(Streetlight.Program.Boot);
        block.Heard.WaitUntil(h => h.Readings.Count > 0, "a reading");
        var lamp = new NodeId(NodeKind.Streetlight, 123);

        block.Send(new Command { Node = lamp, Id = 17, LevelSteps = 60, TtlSeconds = 3 });
        block.Send(NodeTopics.Command(lamp), [0xFF, 0x00, 0x13]);

        block.Heard.WaitUntil(h => h.Answers.Count > 0, "an answer");
        var answer = block.Heard.Answers[0];
        Assert.Equal((17u, AnswerResult.Applied, 60), (answer.CommandId, answer.Result, answer.LevelSteps));
        block.Heard.WaitUntil(h => SinceAt(h, 30).Any(), "a reading at 30 %");
        block.Heard.WaitUntil(h => SinceAt(h, 30).Any(r => r.Value(QuantityTable.DimLevel) == 80), "the default level after the time to live");
        Assert.Single(block.Heard.Answers);
    }

    [Fact]
    public void A_node_whose_sensor_is_not_there_says_so_and_reports_the_rest()
    {
        // A soil board under the water level's firmware: nothing on COM2, but the rail, a thermometer and the battery are there.
        var node = block.Board("wl-0003", new SoilMoistureBoard(block.Weather.At(1), TimeProvider.System), "sample.milliseconds=1000");
        node.Start(WaterLevel.Program.Boot);

        block.Heard.WaitUntil(h => h.Readings.Count >= 2, "two readings");

        Assert.All(block.Heard.Readings, r => Assert.Equal(ReadingFlags.SensorFault, r.Flags));
        var rest = (1L << QuantityTable.Battery.Code) | (1L << QuantityTable.Cause.Code) | (1L << QuantityTable.Temperature.Code);
        Assert.All(block.Heard.Readings, r => Assert.Equal(rest, r.Mask & ~Diagnostics));
        Assert.Contains(node.Console.Lines, l => l.Contains("sensor a02yyuw: no usable answer", StringComparison.Ordinal));
    }

    [Fact]
    public void A_streetlight_with_bad_settings_shines_and_says_what_is_wrong()
    {
        var board = new StreetlightBoard(block.Weather.At(1));
        var node = block.Board("sl-0123", board, "colour=red");
        using var said = new ManualResetEventSlim();
        node.Console.Printed += _ => said.Set();
        node.Start(Streetlight.Program.Boot);

        Assert.True(said.Wait(Eventually.Limit));
        Assert.Equal("node.cfg line 8: key colour is unknown: remove the line or correct its key", node.Console.Lines[0]);
        Assert.Equal(1.0, board.Lamp.Level);
        Assert.Equal(1, node.Boots);
        Assert.Empty(node.Faults);
    }

    [Fact]
    public void A_wrong_wifi_password_is_told_and_the_node_samples_on()
    {
        var node = block.Board("sl-0123", new StreetlightBoard(block.Weather.At(1)), "sample.milliseconds=100");
        var file = Path.Combine(node.StorageRoot, "node.cfg");
        File.WriteAllText(file, File.ReadAllText(file).Replace("open-sesame", "wrong-one", StringComparison.Ordinal));
        node.Start(Streetlight.Program.Boot);

        WaitUntilTaken(node, 10);

        Assert.Contains(node.Console.Lines, l => l.Contains("check wifi.ssid, wifi.password", StringComparison.Ordinal));
        Assert.DoesNotContain(node.Console.Lines, l => l.Contains("wrong-one", StringComparison.Ordinal));
    }

    // A state that is over when the test looks was heard all the same.
    private static IEnumerable<Reading> SinceAt(Listener heard, double level) =>
        heard.Readings.SkipWhile(r => r.Value(QuantityTable.DimLevel) != level);

    private static List<(ushort Boot, uint Sequence)> Distinct(Listener heard) =>
        heard.Readings.Select(r => (r.Boot, r.Sequence)).Distinct().ToList();

    // Reads the node's storage as a tool does, while it runs.
    private void WaitUntilTaken(VirtualBoard node, uint count) =>
        block.Heard.WaitUntil(_ => NodeState.Read(new FileStorage(node.StorageRoot)).Taken >= count, $"{count} readings taken");
}
