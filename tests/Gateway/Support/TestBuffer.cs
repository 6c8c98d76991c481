using EdgeNodes.Gateway.Buffer;

namespace EdgeNodes.Gateway.Tests.Support;

/// <summary>A buffer in a folder of the test, and its log.</summary>
internal sealed class TestBuffer : IAsyncDisposable
{
    public TestBuffer(string folder, string[]? uplinks = null, long maxBytes = 64 << 20, Action? beforeCommit = null, TimeSpan? window = null, Action? beforeSalvage = null)
    {
        Buffer = new ReadingBuffer(
            new BufferOptions
            {
                Folder = folder,
                Uplinks = uplinks ?? ["mqtt"],
                MaxBytes = maxBytes,
                BeforeCommit = beforeCommit,
                BeforeSalvage = beforeSalvage,
                CommitWindow = window ?? TimeSpan.FromMilliseconds(2),
                HousekeepingDelay = TimeSpan.FromMilliseconds(20),
            },
            TimeProvider.System,
            Log);
    }

    public ReadingBuffer Buffer { get; }

    public LogRecorder<ReadingBuffer> Log { get; } = new();

    public async Task Store(params BufferEntry[] entries)
    {
        StoreResult result = await Buffer.StoreAsync(entries).WaitAsync(Eventually.Limit);
        Assert.True(result.IsDurable, result.Reason);
    }

    /// <summary>Everything after the id that is there now; waits for the first.</summary>
    public async Task<List<BufferedRecord>> ReadAll(long afterId = 0)
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        return [.. await Buffer.ReadAsync(afterId, int.MaxValue, limit.Token)];
    }

    public async Task Prove(string uplink, long upToId)
    {
        await Buffer.ProveAsync(uplink, upToId, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Buffer.DisposeAsync();
}
