using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Health;

public class DiagnosticsTests
{
    private static readonly string Settings = Files.Settings(more: "sample.seconds=60\ndiagnostics.minutes=10");

    [Fact]
    public void The_first_reading_says_why_the_node_booted_and_what_it_runs()
    {
        var rig = new NodeRig(Settings, whole: true).Run(30_000);
        var reading = Assert.Single(rig.Gateway.Arrived);
        Assert.Equal((int)BootReason.PowerOn, reading.Steps(QuantityTable.BootReason));
        Assert.Equal(FirmwareVersion.Number, reading.Steps(QuantityTable.Firmware));
        Assert.Equal(50_000, reading.Value(QuantityTable.FreeMemory), 64.0);
        Assert.Equal(-61, reading.Value(QuantityTable.Rssi));
        Assert.True(reading.Has(QuantityTable.Dropped));
        Assert.Equal(0, reading.Value(QuantityTable.Dropped));
    }

    [Fact]
    public void After_that_they_come_at_their_period_and_no_other_reading_carries_them()
    {
        var rig = new NodeRig(Settings, whole: true).Run(25 * 60_000);
        var told = rig.Gateway.Arrived.Where(r => r.Has(QuantityTable.BootReason)).Select(r => r.Sequence);
        Assert.Equal([0u, 10, 20], told);
        Assert.Equal(25, rig.Gateway.Arrived.Count);
    }

    [Fact]
    public void The_signal_strength_follows_as_soon_as_the_radio_knows_it()
    {
        var rig = new NodeRig(Settings, whole: true);
        rig.Whole!.Rssi = null;
        rig.Pause.At(90_000, () => rig.Whole.Rssi = -71);
        rig.Run(5 * 60_000);
        Assert.Equal([2u], rig.Gateway.Arrived.Where(r => r.Has(QuantityTable.Rssi)).Select(r => r.Sequence));
    }

    [Fact]
    public void Dropped_readings_are_told_at_once_and_once()
    {
        var rig = new NodeRig(Settings, whole: true);
        rig.Gateway.IsReachable = false;
        rig.Run(130 * 60_000);
        rig.Gateway.IsReachable = true;
        rig.Run(5 * 60_000);

        Assert.Equal(rig.Loop!.Outbox.Dropped, (uint)rig.Gateway.Arrived.Max(r => r.Steps(QuantityTable.Dropped)));
        var rising = rig.Gateway.Arrived.Where(r => r.Has(QuantityTable.Dropped)).Select(r => r.Steps(QuantityTable.Dropped)).ToList();
        Assert.Equal(rising.Order(), rising);
    }

    [Fact]
    public void The_words_of_the_platform_fit_the_numbers_of_the_node() =>
        Assert.Equal(
            ["unknown", "power-on", "timer", "settings", "watchdog", "link", "restart", "update", "memory"],
            Enum.GetValues<BootReason>().Select(reason => Words.OfBootReason((int)reason)));

    [Fact]
    public void The_version_is_the_project_s()
    {
        var version = typeof(FirmwareVersion).Assembly.GetName().Version!;
        Assert.Equal(FirmwareVersion.Number, (version.Major * 10000) + (version.Minor * 100) + version.Build);
        Assert.Equal(FirmwareVersion.Text, version.ToString(3));
    }
}
