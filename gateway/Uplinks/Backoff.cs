namespace EdgeNodes.Gateway.Uplinks;

/// <summary>
/// How long to wait before the next attempt: the ceiling doubles with each failure, the wait is anything up to it (full
/// jitter: after a power cut a city's gateways do not come back in step), and the limits are kept after the jitter. Only a
/// connection that held for a while starts it anew: one that is accepted and then kicked keeps backing off.
/// </summary>
public sealed class Backoff(TimeSpan first, TimeSpan most, TimeSpan stableAfter, TimeProvider time, Random random)
{
    private TimeSpan? ceiling;
    private long? connected;

    /// <summary>What the uplinks of this gateway use: 0.5 s to one minute, stable after 30 s.</summary>
    public static Backoff ForUplink(TimeProvider time) =>
        new(TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30), time, Random.Shared);

    /// <summary>The connection stands.</summary>
    public void Connected() => connected = time.GetTimestamp();

    /// <summary>The connection failed or ended; returns how long to wait.</summary>
    public TimeSpan Failed()
    {
        if (connected is { } since && time.GetElapsedTime(since) >= stableAfter)
        {
            ceiling = null;
        }

        connected = null;
        TimeSpan now = ceiling ?? first;
        TimeSpan wait = now * random.NextDouble();
        ceiling = now * 2 < most ? now * 2 : most;
        TimeSpan least = first / 5;
        return wait < least ? least : wait > most ? most : wait;
    }
}
