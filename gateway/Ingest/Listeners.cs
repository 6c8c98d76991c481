using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Gateway.Ingest;

/// <summary>Which connections listen for the commands of which nodes.</summary>
internal sealed class Listeners
{
    private const int All = 0;

    private readonly Lock gate = new();

    // Not by client id: a connection may take a name over before the end of the one before is told.
    private readonly Dictionary<ClientSession, HashSet<int>> bySession = [];

    /// <summary>Notes a subscription; a null node stands for all.</summary>
    public void Add(ClientSession session, NodeId? node)
    {
        lock (gate)
        {
            if (!bySession.TryGetValue(session, out HashSet<int>? nodes))
            {
                bySession[session] = nodes = [];
            }

            nodes.Add(node?.ToKey() ?? All);
        }
    }

    public void Remove(ClientSession session, NodeId? node)
    {
        lock (gate)
        {
            if (bySession.TryGetValue(session, out HashSet<int>? nodes))
            {
                nodes.Remove(node?.ToKey() ?? All);
            }
        }
    }

    public void RemoveAll(ClientSession session)
    {
        lock (gate)
        {
            bySession.Remove(session);
        }
    }

    public bool Has(NodeId node)
    {
        lock (gate)
        {
            return bySession.Values.Any(nodes => nodes.Contains(node.ToKey()) || nodes.Contains(All));
        }
    }
}
