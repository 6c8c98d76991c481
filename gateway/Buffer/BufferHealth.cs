using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Buffer;

/// <summary>
/// How the buffer stands: counts, latencies, and the fault of the disk while there is one. Written by the thread that stores, read by all.
/// </summary>
internal sealed class BufferHealth(TimeProvider time, ILogger logger)
{
    private readonly LatencyWindow latency = new();
    private readonly Lock gate = new();
    private readonly List<string> setAside = [];
    private BufferStatus status = new(0, 0, 0, 0, 0, 0, 0, new Dictionary<string, long>(), 0, null, []);
    private long failingSince;

    /// <summary>Why nothing is stored at the moment; null when all is well.</summary>
    public string? Failure
    {
        get
        {
            lock (gate)
            {
                return status.Failure;
            }
        }
    }

    /// <summary>The status; <paramref name="bytes"/> is what the files take.</summary>
    public BufferStatus Status(long bytes)
    {
        (double p50, double p99) = latency.Percentiles();
        lock (gate)
        {
            return status with { Bytes = bytes, CommitP50Milliseconds = p50, CommitP99Milliseconds = p99, SetAside = [.. setAside] };
        }
    }

    /// <summary>A commit is on disk; one of a batch also says how long its senders waited for it.</summary>
    public void Committed(BufferTransaction transaction, TimeSpan? took)
    {
        if (took is { } time)
        {
            latency.Add(time);
        }

        foreach ((string reason, long count) in transaction.Dropped)
        {
            BufferLog.Dropped(logger, count, reason);
        }

        lock (gate)
        {
            status = status with
            {
                Stored = status.Stored + transaction.Inserted,
                Duplicates = status.Duplicates + transaction.Duplicates,
                Refused = status.Refused + transaction.Refused,
                Commits = status.Commits + (took == null ? 0 : 1),
            };
        }
    }

    /// <summary>A damaged file was set aside under that name.</summary>
    public void SetAside(string file)
    {
        lock (gate)
        {
            setAside.Add(file);
        }
    }

    /// <summary>Notes that all is well, or what is not; only a change is logged.</summary>
    public void Note(BufferState state, string? failure)
    {
        string? before = Failure;
        lock (gate)
        {
            status = status with { Failure = failure, Rows = state.Rows, Dropped = new Dictionary<string, long>(state.Dropped) };
        }

        if (failure != null && before == null)
        {
            failingSince = time.GetTimestamp();
            BufferLog.Failing(logger, failure);
        }
        else if (failure == null && before != null)
        {
            BufferLog.Recovered(logger, time.GetElapsedTime(failingSince).TotalSeconds);
        }
    }
}
