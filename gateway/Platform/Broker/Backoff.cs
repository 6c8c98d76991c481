namespace EdgeNodes.Platform.Broker;

/// <summary>
/// How long to wait before the next try: doubling with full jitter, so that a city of clients does not return in step. A
/// connection counts as good only after it stood for a while: being accepted and kicked out at once is a failure, too.
/// </summary>
internal sealed class Backoff(TimeProvider clock)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Good = TimeSpan.FromSeconds(10);
    private int failures;
    private long? since;

    public void Connected() => since = clock.GetTimestamp();

    public TimeSpan Next()
    {
        if (since is { } start && clock.GetElapsedTime(start) >= Good)
        {
            failures = 0;
        }

        since = null;
        var cap = Math.Min(Most.TotalMilliseconds, 250 * Math.Pow(2, Math.Min(failures++, 10)));
        return Least + TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * cap);
    }
}
