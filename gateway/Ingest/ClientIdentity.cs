using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Topics;

namespace EdgeNodes.Gateway.Ingest;

/// <summary>Who a connection is, and what it may do: a node below its own id, an anonymous client on loopback below any.</summary>
/// <param name="Node">The enrolled node; null for an anonymous client.</param>
public sealed record ClientIdentity(NodeId? Node)
{
    /// <summary>True if it may publish readings or answers of <paramref name="node"/>.</summary>
    public bool Speaks(NodeId node) => Node is not { } own || own.Is(node);

    /// <summary>True if it may publish on the topic, whose parts are returned.</summary>
    public bool MayPublish(string? topic, out NodeId node, out string leaf)
    {
        leaf = "";
        node = default;
        return topic != null && NodeTopics.TryParse(topic, out node, out leaf) && leaf is "up" or "answer" && Speaks(node);
    }

    /// <summary>True if it may subscribe the filter; <paramref name="node"/> is null for the anonymous filter of all nodes.</summary>
    public bool MaySubscribe(string? filter, out NodeId? node)
    {
        node = null;
        if (filter == "node/+/command")
        {
            return Node == null;
        }

        if (filter == null || !NodeTopics.TryParse(filter, out NodeId named, out string leaf) || leaf != "command" || !Speaks(named))
        {
            return false;
        }

        node = named;
        return true;
    }
}
