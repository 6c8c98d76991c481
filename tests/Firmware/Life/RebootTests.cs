using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Life;

public class RebootTests
{
    private static readonly string Settings = Files.Settings();

    [Fact]
    public void What_was_not_reported_before_a_power_cut_is_reported_after_it_and_first()
    {
        var first = new NodeRig(Settings);
        first.Gateway.IsReachable = false;
        first.Run(45_000);
        first.Power.Cut();
        first.Gateway.IsReachable = true;
        var second = first.Reboot(Settings).Run(25_000);

        Assert.Equal(
            [(1, 0), (1, 1), (1, 2), (1, 3), (1, 4), (2, 0), (2, 1), (2, 2)],
            second.Gateway.FirstArrivals().Select(id => ((int)id.Boot, (int)id.Sequence)));
    }

    [Fact]
    public void A_reboot_repeats_at_most_what_was_not_marked_yet()
    {
        var first = new NodeRig(Settings).Run(600_000);
        var before = first.Gateway.Arrived.Count;
        first.Power.Cut();
        first.Reboot(Settings).Run(5_000);

        Assert.InRange(first.Gateway.Arrived.Count - before, 1, 8);
    }

    [Fact]
    public void Storage_tells_tools_how_the_node_is_while_it_runs()
    {
        var first = new NodeRig(Settings);
        Assert.Equal((0, 0u, 0u), Told(first));
        first.Run(45_000);
        Assert.Equal((1, 5u, 5u), Told(first));
        first.Power.Cut();
        var second = first.Reboot(Settings);
        second.Gateway.IsReachable = false;
        second.Run(15_000);
        Assert.Equal((2, 2u, 7u), Told(second));
        Assert.Equal(7, NodeState.Read(second.Storage).Pending);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Whatever_happens_to_link_and_power_every_reading_arrives_in_order(int seed)
    {
        var random = new Random(seed);
        var rig = new NodeRig(Settings, capacity: 256, seed: seed);
        rig.Gateway.LosesThisAcknowledgement = () => random.Next(10) == 0;
        for (var boot = 0; boot < 12; boot++)
        {
            if (random.Next(2) == 0)
            {
                rig.Storage.BytesUntilPowerCut = random.Next(4000);
            }

            for (var at = random.Next(60_000); at < 900_000; at += 1 + random.Next(120_000))
            {
                var reachable = random.Next(3) > 0;
                rig.Pause.At(at, () => { rig.Gateway.IsReachable = reachable; rig.Link.Break(); });
            }

            rig.Run(random.Next(900_000));
            rig.Power.Cut();
            rig = rig.Reboot(Settings, seed + boot);
        }

        rig.Gateway.IsReachable = true;
        rig.Gateway.LosesThisAcknowledgement = null;
        rig.Run(120_000);
        rig.Link.Break();
        rig.Run(120_000);

        var arrived = rig.Gateway.FirstArrivals();
        var outbox = rig.Loop!.Outbox;
        Assert.Equal((0u, 0), (outbox.Dropped, outbox.Pending));
        Assert.Equal(outbox.Taken, (uint)arrived.Count);
        Assert.Equal(arrived.Order(), arrived);
        Assert.All(
            rig.Gateway.Arrived.GroupBy(r => (r.Boot, r.Sequence)),
            g => Assert.Single(g.Select(r => (r.Time, r.Mask, r.Steps(Contract.Quantities.QuantityTable.Temperature))).Distinct()));
    }

    private static (int Boot, uint Next, uint Taken) Told(NodeRig rig)
    {
        var state = Read(new FakeStorage(rig.Flash, new Power()));
        return (state.Boot, state.NextSequence, state.Taken);
    }

    private static NodeState Read(IStorage storage) => NodeState.Read(storage);
}
