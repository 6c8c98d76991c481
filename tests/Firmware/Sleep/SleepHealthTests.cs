using EdgeNodes.Contract.Quantities;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Sleep;

/// <summary>What a node that sleeps tells of itself, although its program begins anew at each sample.</summary>
public sealed class SleepHealthTests
{
    private const int Day = 86_400_000;
    private const string Settings = "sample.seconds=900\nreport.batch=4\nsleep.awake_seconds=20\ndiagnostics.minutes=180";

    [Fact]
    public void Diagnostics_keep_their_period_over_sleeps_and_the_signal_of_the_last_contact()
    {
        var node = new SleepingNode(Settings);
        node.Wire = (parts, _) => parts.Vitals = new Vitals(parts.Link, node.Cycles.Count > 0);
        node.Until(Day);
        var told = node.Gateway.Arrived.Where(r => r.Has(QuantityTable.BootReason)).ToList();
        Assert.Equal([0u, 12, 24, 36, 48, 60, 72, 84], told.Select(r => r.Sequence).Take(8));
        Assert.Equal((int)BootReason.PowerOn, told[0].Steps(QuantityTable.BootReason));
        Assert.All(told.Skip(1), r => Assert.Equal((int)BootReason.Timer, r.Steps(QuantityTable.BootReason)));
        Assert.All(told.Skip(1), r => Assert.Equal(-70, r.Value(QuantityTable.Rssi)));
    }

    [Fact]
    public void Hours_without_the_gateway_do_not_make_a_node_that_sleeps_restart()
    {
        var restarts = new Counted();
        var node = new SleepingNode(Settings + "\nlink.watchdog_minutes=60") { Wire = (parts, _) => parts.Restarts = restarts };
        node.Gateway.IsReachable = false;
        node.Until(Day);
        Assert.Equal(0, restarts.Count);
        Assert.Equal(1, node.Boot);
    }

    private sealed class Vitals(ILink link, bool byTimer) : IVitals
    {
        public int FreeMemory => 40_000;

        public bool WokeByTimer => byTimer;

        public bool TryRssi(out int dBm)
        {
            dBm = -70;
            return link.State == LinkState.Up;
        }
    }

    private sealed class Counted : IRestarts
    {
        public int Count { get; private set; }

        public void Restart() => Count++;
    }
}
