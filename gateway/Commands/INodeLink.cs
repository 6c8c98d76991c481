using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Gateway.Commands;

/// <summary>The way to the nodes, as the router sees it; the ingest server is it.</summary>
public interface INodeLink
{
    /// <summary>A node has just begun to listen for commands. Called on a thread of the link: return soon.</summary>
    event Action<NodeId>? Listening;

    /// <summary>True when the node may be commanded at all: it is enrolled, or the gateway takes anyone.</summary>
    bool IsKnown(NodeId node);

    /// <summary>True while the node is connected and listens for commands.</summary>
    bool IsListening(NodeId node);

    /// <summary>Sends a binary command, QoS 1. Arrival is told by the node's answer, not by this.</summary>
    Task SendAsync(NodeId node, byte[] command, CancellationToken cancellationToken);
}
