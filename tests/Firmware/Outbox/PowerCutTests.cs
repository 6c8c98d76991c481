using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Outbox;

/// <summary>The power goes at every single byte that the outbox ever writes.</summary>
public class PowerCutTests
{
    private const int Appends = 160;

    [Fact]
    public void Whatever_was_stored_and_not_acknowledged_is_there_after_a_power_cut_at_any_byte()
    {
        var (all, _, _) = Live(new Flash(), null);
        for (long cut = 0; cut < all; cut++)
        {
            var flash = new Flash();
            var (_, stored, acknowledged) = Live(flash, cut);

            var after = Open(flash);
            var pending = Readings.Pending(after);

            // One more than was confirmed to the node: the power went after the last byte, before the next step.
            Assert.InRange((int)after.Taken, stored, stored + 1);
            Assert.Equal(pending.Count, after.Pending);
            Assert.All(pending, r => Assert.True(Readings.Full(1, r.Sequence).Same(r)));
            Assert.Equal(pending.Select(r => r.Sequence).Order(), pending.Select(r => r.Sequence));

            // Nothing between what the gateway holds, what was pushed out and counted, and what waits.
            var oldest = pending.Count == 0 ? (uint)stored : pending[0].Sequence;
            Assert.True(oldest <= acknowledged + after.Dropped, $"cut at byte {cut}: reading {oldest} follows {acknowledged} acknowledged");
        }
    }

    // Acknowledges the first 30 readings, then the link is gone and the outbox (128) overflows.
    private static (long Bytes, int Stored, uint Acknowledged) Live(Flash flash, long? cut)
    {
        var power = new Power();
        var storage = new FakeStorage(flash, power) { BytesUntilPowerCut = cut };
        var stored = 0;
        uint acknowledged = 0;
        var outbox = new Node.Outbox(storage, 128);
        outbox.Load();
        for (uint i = 0; i < Appends && power.IsOn; i++)
        {
            stored += outbox.TryAppend(Readings.Full(1, i)) ? 1 : 0;
            if (i < 30 && power.IsOn)
            {
                acknowledged = i + 1;
                outbox.Acknowledge(outbox.Ordinary, i, acknowledged, now: i * 20_000L);
                outbox.TrySaveMarkIfDue(now: i * 20_000L);
            }
        }

        return (flash.BytesWritten, stored, acknowledged);
    }

    private static Node.Outbox Open(Flash flash)
    {
        var outbox = new Node.Outbox(new FakeStorage(flash, new Power()), 128);
        outbox.Load();
        return outbox;
    }
}
