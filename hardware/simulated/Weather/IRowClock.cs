namespace EdgeNodes.Simulated.Weather;

/// <summary>Which row of a series is now.</summary>
public interface IRowClock
{
    /// <summary>Row of this moment, from 0; may run past the end of the series.</summary>
    int Row { get; }

    void SampleBegins();
}

/// <summary>Every sample of the node takes the next row: none is skipped, however slow the machine.</summary>
public sealed class RowPerSample : IRowClock
{
    private int _begun;

    public int Row => Math.Max(0, Volatile.Read(ref _begun) - 1);

    public void SampleBegins() => Interlocked.Increment(ref _begun);
}

/// <summary>
/// Row k begins at start + k periods, for nodes that sample on that grid. The row is taken when a sample begins, so one that
/// is still running when the next period begins stays whole.
/// </summary>
public sealed class RowPerPeriod(TimeProvider time, DateTimeOffset start, TimeSpan period) : IRowClock
{
    private int _row;

    public int Row => Volatile.Read(ref _row);

    public void SampleBegins() => Volatile.Write(ref _row, (int)Math.Max(0, (time.GetUtcNow() - start).Ticks / period.Ticks));
}
