using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Registry;

namespace EdgeNodes.Gateway.Ingest;

/// <summary>Who may connect (ETSI EN 303 645, 5.1 and 5.5: no shared secret, one identity a node).</summary>
public sealed class NodeGate(NodeRegistry registry, bool anonymous)
{
    /// <summary>Client ids that begin so are the gateway's own.</summary>
    public const char Reserved = '@';

    /// <summary>
    /// The identity behind what a client says in CONNECT, or null. A node's user name and client id are its node id, its
    /// password is its secret. Without a user name a client is anonymous, if that is allowed here.
    /// </summary>
    public ClientIdentity? Identify(string? clientId, string? user, string? password)
    {
        if (clientId is [Reserved, ..])
        {
            return null;
        }

        if (string.IsNullOrEmpty(user))
        {
            // Nobody takes over an enrolled node's connection by its name alone.
            bool impersonates = NodeId.TryParse(clientId, out NodeId named, out _) && registry.Knows(named);
            return anonymous && !impersonates ? new ClientIdentity(null) : null;
        }

        return user == clientId && NodeId.TryParse(user, out NodeId node, out _) && registry.Verify(node, password)
            ? new ClientIdentity(node)
            : null;
    }

    /// <summary>True while an identity is good: a node may be revoked while it is connected.</summary>
    public bool IsValid(ClientIdentity identity) => identity?.Node is not { } node || registry.Knows(node);

    /// <summary>True while nobody at all can connect.</summary>
    public bool IsShut => !anonymous && registry.List().Count == 0;

    /// <summary>True when the node may speak to this gateway.</summary>
    public bool Admits(NodeId node) => anonymous || registry.Knows(node);
}
