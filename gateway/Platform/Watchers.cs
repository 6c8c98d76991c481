using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace EdgeNodes.Platform;

/// <summary>Hands readings to whoever looks on. A slow watcher loses the oldest; nobody waits for it.</summary>
internal sealed class Watchers
{
    private const int Capacity = 256;
    private readonly Lock gate = new();
    private Channel<StreamReading>[] channels = [];

    public void Tell(StreamReading reading)
    {
        foreach (var channel in Volatile.Read(ref channels))
        {
            channel.Writer.TryWrite(reading);
        }
    }

    public async IAsyncEnumerable<StreamReading> WatchAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateBounded<StreamReading>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (gate)
        {
            Volatile.Write(ref channels, [.. channels, channel]);
        }

        try
        {
            await foreach (var reading in channel.Reader.ReadAllAsync(cancel).ConfigureAwait(false))
            {
                yield return reading;
            }
        }
        finally
        {
            lock (gate)
            {
                Volatile.Write(ref channels, [.. channels.Where(other => other != channel)]);
            }
        }
    }

    public void Complete()
    {
        foreach (var channel in Volatile.Read(ref channels))
        {
            channel.Writer.TryComplete();
        }
    }
}
