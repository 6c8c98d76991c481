using System.Threading.Channels;

namespace EdgeNodes.Gateway.Commands;

/// <summary>Wakes one sleeper early. Rung while nobody sleeps, it ends the next rest at once; twice is once.</summary>
internal sealed class Bell(TimeProvider time)
{
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => rung.Writer.TryWrite(true);

    /// <summary>Rests until it rings, the time is over, or all ends; throws in none of these cases.</summary>
    public async Task RestAsync(TimeSpan rest, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task delay = Task.Delay(rest, time, over.Token);
        Task ring = rung.Reader.WaitToReadAsync(over.Token).AsTask();
        await Task.WhenAny(delay, ring).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        rung.Reader.TryRead(out _);
    }
}
