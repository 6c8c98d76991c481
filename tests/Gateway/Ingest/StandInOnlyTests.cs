using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Ingest;

/// <summary>MQTTnet.Server 5.2 reads a packet of any length before it asks anybody (docs/decisions/0007-ingest.md). Not compiled with the real package.</summary>
public sealed class StandInOnlyTests
{
    [Fact]
    public async Task A_packet_of_256_MiB_is_refused_at_its_first_bytes_and_others_go_on()
    {
        await using IngestRig rig = await IngestRig.Start();
        (RawNode huge, _) = await RawNode.Connect(rig.Port, "aq-0008");
        using (huge)
        {
            // The header alone announces the largest packet that MQTT knows; nothing of it follows.
            await huge.SendBytes([0x32, 0xFF, 0xFF, 0xFF, 0x7F, 0]);
            Assert.Null(await huge.Packet());
        }

        (RawNode node, _) = await RawNode.Connect(rig.Port, "aq-0007");
        using (node)
        {
            await node.Publish("node/aq-0007/up", new byte[60_000], 1);
            Assert.Equal((ushort)1, await node.PubAck());
            await node.Publish("node/aq-0007/up", new byte[70_000], 2);
            Assert.Null(await node.PubAck());
        }
    }
}
