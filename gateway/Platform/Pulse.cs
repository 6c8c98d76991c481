namespace EdgeNodes.Platform;

/// <summary>Wakes all who wait for the next change. Take <see cref="Next"/> first, then look, then wait: no change is missed.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource source = New();

    public Task Next => Volatile.Read(ref source).Task;

    public void Fire() => Interlocked.Exchange(ref source, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
