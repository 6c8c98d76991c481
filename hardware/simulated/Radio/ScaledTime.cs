namespace EdgeNodes.Simulated.Radio;

/// <summary>Time that passes faster than on the wall: a rehearsal of an hour in minutes. Everybody who shares a protocol must share it.</summary>
/// <param name="factor">How many seconds pass in a second.</param>
public sealed class ScaledTime(double factor) : TimeProvider
{
    private readonly DateTimeOffset _utcOrigin = System.GetUtcNow();
    private readonly long _origin = System.GetTimestamp();

    /// <inheritdoc/>
    public override long TimestampFrequency => System.TimestampFrequency;

    /// <inheritdoc/>
    public override long GetTimestamp() => _origin + (long)((System.GetTimestamp() - _origin) * factor);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _utcOrigin + (System.GetElapsedTime(_origin) * factor);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scale(dueTime), Scale(period));

    private TimeSpan Scale(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / factor;
}
