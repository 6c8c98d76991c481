using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Life;

/// <summary>A street of nodes and the gateway that they share.</summary>
public class StreetTests
{
    private const int Nodes = 500;

    [Fact]
    public void Five_hundred_nodes_come_back_to_a_gateway_one_after_the_other()
    {
        var perSecond = new int[120];
        const long Back = 600_000;
        for (var node = 0; node < Nodes; node++)
        {
            var backoff = new Backoff(new SeededChance(node), 60_000);
            var at = 0L;
            while (at < Back)
            {
                at += backoff.Next();
            }

            perSecond[(at - Back) / 1000]++;
        }

        // All within the longest wait, and no second sees many more than the fair share of 500 / 60.
        Assert.Equal(Nodes, perSecond.Take(60).Sum());
        Assert.InRange(perSecond.Max(), 8, 35);
    }

    [Fact]
    public void After_a_cut_that_all_see_at_once_the_first_attempts_are_spread_too()
    {
        var perTenth = new int[20];
        for (var node = 0; node < Nodes; node++)
        {
            perTenth[new Backoff(new SeededChance(node), 60_000).Next() / 100]++;
        }

        Assert.InRange(perTenth.Max(), 1, 200);
        Assert.True(perTenth.Count(n => n > 0) >= 8);
    }

    [Fact]
    public void A_node_that_is_accepted_and_kicked_again_waits_longer_each_time()
    {
        var rig = new NodeRig(Files.Settings(more: "sample.seconds=10\nlink.retry_seconds=60"));
        rig.Gateway.LosesMessages = true;
        for (var at = 100L; at < 600_000; at += 100)
        {
            rig.Pause.At(at, () =>
            {
                if (rig.Link.State == LinkState.Up)
                {
                    rig.Link.Break();
                }
            });
        }

        rig.Run(600_000);
        var waits = rig.Link.Attempts.Zip(rig.Link.Attempts.Skip(1), (a, b) => b - a).ToList();
        Assert.InRange(rig.Link.Attempts.Count, 10, 60);
        Assert.True(waits.Skip(waits.Count / 2).Average() > 10_000);
    }
}
