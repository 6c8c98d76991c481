using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Ingest;

public sealed class LoadTests
{
    [Fact]
    public async Task A_block_of_nodes_at_full_speed_shares_commits_and_each_keeps_its_order()
    {
        const int nodes = 20;
        const int each = 500;
        await using IngestRig rig = await IngestRig.Start();
        await Task.WhenAll(Enumerable.Range(1, nodes).Select(number => Task.Run(() => PublishAll(rig.Port, number, each))));

        BufferStatus status = rig.Store.Buffer.Status;
        Assert.Equal((nodes * each, 0L), (status.Stored, status.Duplicates));
        Assert.InRange(status.Commits, 1, nodes * each / 4);
        Assert.True(status.CommitP99Milliseconds >= status.CommitP50Milliseconds);
        List<BufferedRecord> records = await rig.Store.ReadAll();
        for (int number = 1; number <= nodes; number++)
        {
            Assert.Equal(
                Enumerable.Range(1, each).Select(i => (uint)i),
                records.Where(record => record.Node.Is(Frames.Node(number))).Select(record => record.Sequence));
        }
    }

    private static async Task PublishAll(int port, int number, int count)
    {
        (RawNode node, _) = await RawNode.Connect(port, $"aq-{number:0000}");
        using (node)
        {
            for (ushort id = 1; id <= count; id++)
            {
                await node.Publish($"node/aq-{number:0000}/up", Frames.Frame(Frames.Reading(number, id)), id);
            }

            for (ushort id = 1; id <= count; id++)
            {
                Assert.Equal(id, await node.PubAck());
            }
        }
    }
}
