using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Ingest;

/// <summary>Counts refusals by reason, and logs each reason at most every ten seconds: a babbling node cannot fill the log.</summary>
public sealed class RefusalCounter(TimeProvider time, ILogger<RefusalCounter> logger)
{
    private static readonly TimeSpan LogEvery = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>How many were refused since the start, by reason.</summary>
    public IReadOnlyDictionary<string, long> Counts => entries.ToDictionary(entry => entry.Key, entry => entry.Value.Count, StringComparer.Ordinal);

    /// <summary>Counts one.</summary>
    public void Count(string reason, string client, string text)
    {
        Entry entry = entries.GetOrAdd(reason, _ => new Entry());
        long unsaid;
        lock (entry)
        {
            entry.Count++;
            if (entry.Said != null && time.GetElapsedTime(entry.Said.Value) < LogEvery)
            {
                entry.Unsaid++;
                return;
            }

            entry.Said = time.GetTimestamp();
            unsaid = entry.Unsaid;
            entry.Unsaid = 0;
        }

        IngestLog.Refused(logger, reason, client, text, unsaid);
    }

    private sealed class Entry
    {
        public long Count { get; set; }

        public long Unsaid { get; set; }

        public long? Said { get; set; }
    }
}
