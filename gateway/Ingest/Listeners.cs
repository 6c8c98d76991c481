using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Gateway.Ingest;

/// <summary>Which connections listen for the commands of which nodes.</summary>
internal sealed class Listeners
{
    private const int All = 0;

    private readonly Lock gate = new();
    private readonly Dictionary<string, HashSet<int>> byClient = new(StringComparer.Ordinal);

    /// <summary>Notes a subscription; a null node stands for all.</summary>
    public void Add(string client, NodeId? node)
    {
        lock (gate)
        {
            if (!byClient.TryGetValue(client, out HashSet<int>? nodes))
            {
                byClient[client] = nodes = [];
            }

            nodes.Add(node?.ToKey() ?? All);
        }
    }

    public void Remove(string client, NodeId? node)
    {
        lock (gate)
        {
            if (byClient.TryGetValue(client, out HashSet<int>? nodes))
            {
                nodes.Remove(node?.ToKey() ?? All);
            }
        }
    }

    public void RemoveAll(string client)
    {
        lock (gate)
        {
            byClient.Remove(client);
        }
    }

    public bool Has(NodeId node)
    {
        lock (gate)
        {
            return byClient.Values.Any(nodes => nodes.Contains(node.ToKey()) || nodes.Contains(All));
        }
    }
}
