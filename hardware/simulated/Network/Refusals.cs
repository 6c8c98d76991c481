using System.Collections.Concurrent;

namespace EdgeNodes.Simulated.Network;

/// <summary>Counts what was refused, by reason. Reasons are words of this program, never of the sender.</summary>
public sealed class Refusals
{
    private readonly ConcurrentDictionary<string, long> _counts = new();

    /// <summary>The counts so far.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>Counts one.</summary>
    public void Count(string reason) => _counts.AddOrUpdate(reason, 1, static (_, count) => count + 1);
}
