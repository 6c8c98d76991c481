using EdgeNodes.Contract.Quantities;
using EdgeNodes.Firmware.Tests.Fakes;

namespace EdgeNodes.Firmware.Tests.Life;

/// <summary>The gateway is away for a week: what fits the outbox is kept, and what did not fit is counted.</summary>
public class WeekOfflineTests
{
    private const long Minute = 60_000;
    private const long Week = 7 * 24 * 60 * Minute;

    [Theory]
    [InlineData("aq-0007", 300)]
    [InlineData("sm-0012", 900)]
    [InlineData("wl-0003", 600)]
    [InlineData("sl-0123", 300)]
    public void At_the_usual_period_of_each_kind_a_week_without_a_gateway_loses_nothing(string id, int seconds)
    {
        var last = Away(id, seconds);

        Assert.Equal(0u, last.Loop!.Outbox.Dropped);
        Assert.InRange(last.Loop.Outbox.Taken, Week / 1000 / seconds, (Week / 1000 / seconds) + 30);
        Assert.Equal(last.Loop.Outbox.Taken, (uint)last.Gateway.FirstArrivals().Count);
        Assert.Equal(last.Gateway.FirstArrivals().Order(), last.Gateway.FirstArrivals());
        Assert.Equal(0, last.Gateway.Arrived[^1].Steps(QuantityTable.Dropped));
    }

    [Theory]
    [InlineData("aq-0007", 60)]
    [InlineData("sl-0123", 120)]
    public void What_does_not_fit_is_the_oldest_and_its_number_is_told(string id, int seconds)
    {
        var last = Away(id, seconds);

        var outbox = last.Loop!.Outbox;
        var arrived = last.Gateway.FirstArrivals();
        Assert.True(outbox.Dropped > 1000);
        Assert.Equal(outbox.Taken, (uint)arrived.Count + outbox.Dropped);
        Assert.Equal((int)outbox.Dropped, last.Gateway.Arrived.Max(r => r.Steps(QuantityTable.Dropped)));

        // The newest arrive without a hole: a full outbox and what was taken since the gateway came back.
        Assert.InRange(arrived.Count, Node.Outbox.OrdinaryCapacity, Node.Outbox.OrdinaryCapacity + 100);
    }

    private static NodeRig Away(string id, int seconds)
    {
        var settings = Files.Settings(id, $"sample.seconds={seconds}\nlink.watchdog_minutes=240");
        var random = new Random(seconds);
        var rig = new NodeRig(settings, capacity: Node.Outbox.OrdinaryCapacity, whole: true);
        rig.Gateway.IsReachable = false;
        for (var left = Week; left > 0;)
        {
            // Restarts of its own by the link watchdog, and five power cuts.
            var until = Math.Min(left, (Week / 5) - random.Next(1_000_000));
            rig = rig.Live(settings, until);
            left -= until;
            if (left > 0)
            {
                rig.Power.Cut();
                rig = rig.Reboot(settings);
            }
        }

        rig.Gateway.IsReachable = true;
        return rig.Live(settings, 70 * Minute);
    }
}
