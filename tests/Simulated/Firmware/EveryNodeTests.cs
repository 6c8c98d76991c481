using System.Net;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;
using EdgeNodes.Simulated.Boards;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>What every node does beside its task, with the real firmware of each kind on its board.</summary>
public sealed class EveryNodeTests : IDisposable
{
    private readonly Block block = new();

    public void Dispose() => block.Dispose();

    [Theory]
    [InlineData("aq-0007")]
    [InlineData("sm-0012")]
    [InlineData("wl-0003")]
    [InlineData("sl-0123")]
    public void It_says_how_it_is_blinks_when_asked_answers_at_its_header_and_feeds_its_watchdog(string id)
    {
        var (board, boot) = Hardware(id);
        var node = block.Board(id, board, "sample.milliseconds=1500");
        node.Cable.PlugIn();
        node.Start(boot);
        block.Heard.WaitUntil(h => h.Readings.Count > 0, "a reading");
        var first = block.Heard.Readings[0];
        Assert.Equal((int)BootReason.PowerOn, first.Steps(QuantityTable.BootReason));
        Assert.Equal(FirmwareVersion.Number, first.Steps(QuantityTable.Firmware));
        Assert.True(first.Value(QuantityTable.FreeMemory) > 20_000);
        Assert.True(first.Has(QuantityTable.Dropped));
        block.Heard.WaitUntil(h => h.Readings.Any(r => r.Has(QuantityTable.Rssi)), "the signal strength");
        Assert.Equal(-58, block.Heard.Readings.First(r => r.Has(QuantityTable.Rssi)).Value(QuantityTable.Rssi));

        block.Send(new Command { Node = first.Node, Id = 5, Action = CommandAction.Identify, TtlSeconds = 4 });
        block.Heard.WaitUntil(h => h.Answers.Count > 0, "an answer");
        Assert.Equal(AnswerResult.Applied, block.Heard.Answers[0].Result);
        block.Heard.WaitUntil(_ => board.Led.Blinks >= 3, "three blinks");
        block.Heard.WaitUntil(_ => !board.Led.IsOn, "the light to go out");
        node.Cable.Type("status");
        block.Heard.WaitUntil(_ => node.Cable.Lines.Any(l => l.StartsWith(id + ", firmware ", StringComparison.Ordinal)), "an answer at J2");
        Assert.True(board.Watchdog.Feedings > 0);
        Assert.Empty(node.Faults);
        Assert.Equal(1, node.Boots);
    }

    [Fact]
    public void A_setting_changed_from_afar_is_answered_and_used_after_a_planned_restart()
    {
        var node = block.Board("sl-0123", new StreetlightBoard(block.Weather.At(1)), "sample.milliseconds=300\nlevel.default=80");
        node.Start(Streetlight.Program.Boot);
        block.Heard.WaitUntil(h => h.Readings.Count > 0, "a reading");
        block.Send(new Command { Node = block.Heard.Readings[0].Node, Id = 9, Action = CommandAction.Settings, TtlSeconds = 60, Settings = "level.default=45" });

        block.Heard.WaitUntil(h => h.Readings.Any(r => r.Boot == 2), "a reading of the second boot");
        Assert.Equal((9u, AnswerResult.Applied), (block.Heard.Answers[0].CommandId, block.Heard.Answers[0].Result));
        Assert.Equal((int)BootReason.Settings, block.Heard.Readings.First(r => r.Boot == 2).Steps(QuantityTable.BootReason));
        block.Heard.WaitUntil(h => h.Readings[^1].Value(QuantityTable.DimLevel) == 45, "a reading at 45 %");
        Assert.Equal(2, node.Boots);
        Assert.Empty(node.Faults);
    }

    [Fact]
    public void A_technician_at_the_cable_asks_sets_and_reboots()
    {
        var node = block.Board("sl-0123", new StreetlightBoard(block.Weather.At(1)), "sample.milliseconds=300");
        node.Start(Streetlight.Program.Boot);
        block.Heard.WaitUntil(h => h.Readings.Count > 0, "a reading");
        node.Cable.PlugIn();
        node.Cable.Type("self-test");
        node.Cable.Type("set level.default=30");
        node.Cable.Type("save");
        node.Cable.Type("reboot");

        block.Heard.WaitUntil(h => h.Readings.Any(r => r.Boot == 2), "a reading of the second boot");
        Assert.Contains("ina219: good", node.Cable.Lines);
        Assert.Contains("saved: reboot to use it", node.Cable.Lines);
        Assert.Equal((int)BootReason.Restart, block.Heard.Readings.First(r => r.Boot == 2).Steps(QuantityTable.BootReason));
        block.Heard.WaitUntil(h => h.Readings[^1].Value(QuantityTable.DimLevel) == 30, "a reading at 30 %");
    }

    [Fact]
    public void A_board_without_settings_gets_them_over_the_cable()
    {
        var node = block.Board("sl-0123", new StreetlightBoard(block.Weather.At(1)), "");
        var file = Path.Combine(node.StorageRoot, "node.cfg");
        var lines = File.ReadAllLines(file);
        File.Delete(file);
        node.Start(Streetlight.Program.Boot);
        block.Heard.WaitUntil(_ => node.Console.Lines.Any(l => l.StartsWith("node.cfg is missing", StringComparison.Ordinal)), "the complaint");
        node.Cable.PlugIn();
        foreach (var line in lines.Where(l => l.Length > 0))
        {
            node.Cable.Type("set " + line);
        }

        node.Cable.Type("save");
        block.Heard.WaitUntil(h => h.Readings.Count > 0, "a reading");
        Assert.DoesNotContain(node.Console.Lines.Concat(node.Cable.Lines), l => l.Contains("correct-horse", StringComparison.Ordinal) || l.Contains("open-sesame", StringComparison.Ordinal));
    }

    [Fact]
    public void The_gateway_tells_the_time_and_an_alarm_is_not_believed()
    {
        using var server = new TimeServer();
        block.Air.WithTimeServer("gateway", server.EndPoint);
        var node = block.Board("sl-0123", new StreetlightBoard(block.Weather.At(1)), "sample.milliseconds=300");
        server.IsTrusted = false;
        node.Start(Streetlight.Program.Boot);
        block.Heard.WaitUntil(_ => server.Asked >= 2, "the node to ask twice");
        Assert.Empty(block.Heard.Readings);
        server.IsTrusted = true;
        block.Heard.WaitUntil(h => h.Readings.Any(r => r.TimeQuality == TimeQuality.Synced), "a synced reading");
        Assert.Equal(TimeQuality.Estimated, block.Heard.Readings[0].TimeQuality);
    }

    [Fact]
    public void A_firmware_that_stands_still_is_restarted_by_the_watchdog_beside_it()
    {
        var board = new StreetlightBoard(block.Weather.At(1));
        board.Watchdog.Interval = TimeSpan.FromSeconds(1);
        var node = block.Board("sl-0123", board, "sample.milliseconds=300");
        var hangs = true;
        node.Start(root =>
        {
            if (hangs)
            {
                hangs = false;
                new System.Device.Gpio.GpioController().OpenPin(27, System.Device.Gpio.PinMode.Output);
                Thread.Sleep(Timeout.Infinite);
            }

            board.Watchdog.Interval = TimeSpan.FromHours(1);
            Streetlight.Program.Boot(root);
        });
        block.Heard.WaitUntil(h => h.Readings.Count > 0, "a reading after the reset");
        Assert.True(node.Boots >= 2);
        Assert.True(board.Watchdog.Resets >= 1);
    }

    [Fact]
    public void A_board_whose_port_the_runtime_keeps_says_so_and_runs_without_a_console()
    {
        var node = block.Board("sl-0123", new StreetlightBoard(block.Weather.At(1)), "sample.milliseconds=300");
        node.Start(root =>
        {
            var board = new Esp32.Board(root, 2, 27, new Esp32.ServiceHeader("COM1", 32, 25));
            var settings = board.WaitForSettings(NodeKind.Streetlight);
            Esp32.Board.Run(board.Parts(settings, []), settings);
        });
        block.Heard.WaitUntil(h => h.Readings.Count > 0, "a reading");
        Assert.Contains(node.Console.Lines, line => line.StartsWith("no service console: COM1 cannot be opened", StringComparison.Ordinal));
    }

    [Fact]
    public void A_defect_restarts_the_node_which_says_so()
    {
        var node = block.Board("sl-0123", new StreetlightBoard(block.Weather.At(1)), "sample.milliseconds=300");
        var boots = 0;
        node.Start(root =>
        {
            var board = new Esp32.Board(root, 2, 27, new Esp32.ServiceHeader("COM3", 32, 25));
            var settings = board.WaitForSettings(NodeKind.Streetlight);
            var parts = board.Parts(settings, []);
            parts.Judges = ++boots == 1 ? [new Defect()] : [];
            Esp32.Board.Run(parts, settings);
        });
        block.Heard.WaitUntil(h => h.Readings.Count > 0, "a reading after the defect");
        Assert.Equal((int)BootReason.Watchdog, block.Heard.Readings[0].Steps(QuantityTable.BootReason));
        Assert.StartsWith("defect: index out of bounds", Assert.Single(node.Faults).Message, StringComparison.Ordinal);
    }

    private (NodeBoard Board, Action<string> Boot) Hardware(string id) => id[..2] switch
    {
        "aq" => (new AirQualityBoard(block.Weather.At(1), TimeProvider.System), AirQuality.Program.Boot),
        "sm" => (new SoilMoistureBoard(block.Weather.At(1), TimeProvider.System), SoilMoisture.Program.Boot),
        "wl" => (new WaterLevelBoard(block.Weather.At(1), TimeProvider.System), WaterLevel.Program.Boot),
        _ => (new StreetlightBoard(block.Weather.At(1)), Streetlight.Program.Boot),
    };

    private sealed class Defect : IJudge
    {
        public int PeriodMilliseconds => 0;

        public bool IsUrgent => false;

        public void Judge(Reading reading, long now) => throw new InvalidOperationException("index out of bounds");
    }
}
