using System.Threading.Channels;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Commands;

/// <summary>A link to nodes that keeps what is sent.</summary>
internal sealed class FakeLink : INodeLink
{
    private readonly Channel<Command> sent = Channel.CreateUnbounded<Command>();
    private readonly HashSet<int> listening = [];
    private int count;

    public event Action<NodeId>? Listening;

    public bool KnowsAll { get; set; } = true;

    public int FailuresToCome { get; set; }

    /// <summary>To this node nothing can be sent, though it listens.</summary>
    public NodeId Failing { get; set; }

    public int Sent => Volatile.Read(ref count);

    public bool IsKnown(NodeId node) => KnowsAll;

    public bool IsListening(NodeId node)
    {
        lock (listening)
        {
            return listening.Contains(node.ToKey());
        }
    }

    public void Listen(NodeId node)
    {
        lock (listening)
        {
            listening.Add(node.ToKey());
        }

        Listening?.Invoke(node);
    }

    /// <summary>The node goes away, as it does when its power fails: nobody is told.</summary>
    public void Leave(NodeId node)
    {
        lock (listening)
        {
            listening.Remove(node.ToKey());
        }
    }

    public async Task<Command> Next() => await sent.Reader.ReadAsync().AsTask().WaitAsync(Eventually.Limit);

    public Task SendAsync(NodeId node, byte[] command, CancellationToken cancellationToken)
    {
        if (node.Is(Failing))
        {
            throw new TaskCanceledException("the session is gone");
        }

        if (FailuresToCome > 0)
        {
            FailuresToCome--;
            throw new IOException("the link is down");
        }

        var decoded = new Command();
        Assert.True(CommandCodec.TryDecode(command, 0, command.Length, decoded, out string error), error);
        Interlocked.Increment(ref count);
        sent.Writer.TryWrite(decoded);
        return Task.CompletedTask;
    }
}
