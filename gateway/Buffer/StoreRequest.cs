namespace EdgeNodes.Gateway.Buffer;

/// <summary>What one caller wants stored by one commit: records, or one refused frame.</summary>
internal sealed class StoreRequest(IReadOnlyList<BufferEntry> entries, RefusedFrame? refused = null)
{
    // Continuations run elsewhere: the writer's thread only writes.
    private readonly TaskCompletionSource<StoreResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Wakes the writer for its housekeeping.</summary>
    public static StoreRequest Wake { get; } = new([]);

    public IReadOnlyList<BufferEntry> Entries { get; } = entries;

    public RefusedFrame? Refused { get; } = refused;

    public long Bytes { get; } = entries.Sum(entry => (long)entry.Payload.Length) + (refused?.Payload.Length ?? 0);

    public bool IsAlarm { get; } = entries.Count > 0 && entries.All(entry => entry.Class == RecordClass.Alarm);

    /// <summary>Set while the transaction is built, told after its commit.</summary>
    public StoreResult Outcome { get; set; }

    public Task<StoreResult> Completion => completion.Task;

    public void Tell() => completion.TrySetResult(Outcome);

    public void Fail(string reason) => completion.TrySetResult(new StoreResult(StoreVerdict.Failed, 0, 0, reason));
}
