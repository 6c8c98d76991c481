namespace EdgeNodes.Simulated.Tests;

/// <summary>Time that a test moves.</summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    internal ManualTime()
        : this(new DateTimeOffset(2026, 5, 4, 10, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    internal void Pass(double milliseconds) => Interlocked.Add(ref _ticks, (long)(milliseconds * TimeSpan.TicksPerMillisecond));
}
