using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Gateway.Presence;

/// <summary>
/// Which lamps lie ahead of somebody. Who was seen at one lamp only may go either way: all its neighbours. Who was seen at a
/// neighbour just before walks on: the neighbours ahead, and the ones behind those, but not where they came from.
/// </summary>
/// <param name="neighbours">Of each lamp, by its key.</param>
/// <param name="remembers">For how long a lamp was "just before".</param>
public sealed class Street(IReadOnlyDictionary<int, IReadOnlyList<NodeId>> neighbours, TimeSpan remembers)
{
    private readonly Dictionary<int, TimeSpan> seen = [];

    /// <summary>Somebody is at a lamp, now by a clock that only runs forward; the lamps to raise, none for a lamp without neighbours.</summary>
    public IReadOnlyList<NodeId> Ahead(NodeId lamp, TimeSpan now)
    {
        IReadOnlyList<NodeId> near = Of(lamp);
        if (near.Count == 0)
        {
            return near;
        }

        seen[lamp.ToKey()] = now;
        NodeId[] before = [.. near.Where(other => seen.TryGetValue(other.ToKey(), out TimeSpan at) && now - at <= remembers)];
        if (before.Length != 1)
        {
            // From nowhere, or from both sides.
            return near;
        }

        NodeId from = before[0];
        NodeId[] ahead = [.. near.Where(other => !other.Is(from))];
        return [.. ahead, .. ahead.SelectMany(Of).Where(other => !other.Is(lamp) && !other.Is(from)).DistinctBy(other => other.ToKey())
            .ExceptBy(ahead.Select(other => other.ToKey()), other => other.ToKey())];
    }

    // Only lamps of the settings are ever remembered: bounded by them.
    private IReadOnlyList<NodeId> Of(NodeId lamp) => neighbours.TryGetValue(lamp.ToKey(), out IReadOnlyList<NodeId>? found) ? found : [];
}
