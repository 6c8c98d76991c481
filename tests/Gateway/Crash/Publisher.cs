using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Crash;

/// <summary>
/// A node under load: many publishes in flight, each kept until it is acknowledged, sent again in order after every lost
/// connection. Its ledger says what the gateway promised.
/// </summary>
internal sealed class Publisher(int number, int port)
{
    private const int Window = 8;

    private readonly LinkedList<uint> unproved = new();
    private uint next;

    /// <summary>What was acknowledged.</summary>
    public List<uint> Ledger { get; } = [];

    public int Number => number;

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await RunConnection(stop);
            }
            catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
            {
                await Eventually.True(() => stop.IsCancellationRequested || Ports.IsOpen(port), "the gateway is there again");
            }
        }
    }

    /// <summary>Sends what has no acknowledgement until all has one.</summary>
    public async Task Finish()
    {
        (RawNode node, int code) = await RawNode.Connect(port, $"aq-{number:0000}");
        using (node)
        {
            Assert.Equal(0, code);
            await Resend(node);
            while (unproved.Count > 0)
            {
                await TakeAck(node);
            }
        }
    }

    private async Task RunConnection(CancellationToken stop)
    {
        (RawNode node, int code) = await RawNode.Connect(port, $"aq-{number:0000}");
        using (node)
        {
            if (code != 0)
            {
                return;
            }

            await Resend(node);
            while (!stop.IsCancellationRequested)
            {
                if (unproved.Count < Window)
                {
                    unproved.AddLast(next);
                    await Send(node, next++, again: false);
                }
                else if (!await TakeAck(node))
                {
                    return;
                }
            }
        }
    }

    private async Task Resend(RawNode node)
    {
        foreach (uint sequence in unproved)
        {
            await Send(node, sequence, again: true);
        }
    }

    private Task Send(RawNode node, uint sequence, bool again) =>
        node.Publish($"node/aq-{number:0000}/up", Frames.Frame(Frames.Reading(number, sequence)), (ushort)((sequence % 60000) + 1), again);

    private async Task<bool> TakeAck(RawNode node)
    {
        if (await node.PubAck() is not { } id)
        {
            return false;
        }

        LinkedListNode<uint>? proved = unproved.First;
        while (proved != null && (proved.Value % 60000) + 1 != id)
        {
            proved = proved.Next;
        }

        Assert.NotNull(proved);
        Ledger.Add(proved.Value);
        unproved.Remove(proved);
        return true;
    }
}
