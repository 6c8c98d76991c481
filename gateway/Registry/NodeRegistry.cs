using EdgeNodes.Contract.Identity;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Registry;

/// <summary>
/// Which nodes may speak to this gateway: <c>nodes.json</c> in the data folder. A running gateway follows the file, so that
/// enrolling and revoking need no restart.
/// </summary>
public sealed class NodeRegistry
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly string file;
    private readonly TimeProvider time;
    private readonly ILogger<NodeRegistry> logger;
    private readonly Lock gate = new();
    private RegistryFile current;
    private (DateTime, long) stamp;
    private long looked;

    /// <param name="file">Need not be there yet.</param>
    /// <param name="time">The clock of enrolment dates and of looking at the file.</param>
    /// <param name="logger">Told when the file changes into something unreadable.</param>
    /// <exception cref="RegistryException">The file is there and cannot be understood.</exception>
    public NodeRegistry(string file, TimeProvider time, ILogger<NodeRegistry> logger)
    {
        ArgumentNullException.ThrowIfNull(time);
        this.file = file;
        this.time = time;
        this.logger = logger;
        stamp = StampOf(file);
        current = RegistryFile.Read(file);
        looked = time.GetTimestamp();
    }

    /// <summary>Lets a node in. The secret is returned here and never again.</summary>
    /// <exception cref="RegistryException">It is enrolled already, or the file cannot be changed.</exception>
    public string Enrol(NodeId node)
    {
        (NodeSecret kept, string secret) = NodeSecret.Make(time.GetUtcNow());
        Change(read => read.Nodes.TryAdd(node.ToString(), kept)
            ? true
            : throw new RegistryException($"{node} is enrolled already: revoke it first if its secret is lost."));
        return secret;
    }

    /// <summary>Shuts a node out. False when it was not enrolled.</summary>
    public bool Revoke(NodeId node) => Change(read => read.Nodes.Remove(node.ToString()));

    /// <summary>The nodes that are enrolled, and since when.</summary>
    public IReadOnlyList<(NodeId Node, DateTimeOffset Enrolled)> List()
    {
        return [.. Current().Nodes.Select(entry => (Parse(entry.Key), entry.Value.Enrolled))];

        static NodeId Parse(string text) => NodeId.TryParse(text, out NodeId node, out _) ? node : default;
    }

    /// <summary>True while the node is enrolled.</summary>
    public bool Knows(NodeId node) => Find(node) != null;

    /// <summary>True when the node is enrolled and this is its secret.</summary>
    public bool Verify(NodeId node, string? secret) => secret != null && Find(node) is { } kept && kept.Matches(secret);

    private NodeSecret? Find(NodeId node)
    {
        string id = node.ToString();
        if (Current().Nodes.TryGetValue(id, out NodeSecret? kept))
        {
            return kept;
        }

        // Enrolled a moment ago, perhaps: a node that is let in must not wait for the next look.
        lock (gate)
        {
            Reload();
            return current.Nodes.GetValueOrDefault(id);
        }
    }

    private bool Change(Func<RegistryFile, bool> change)
    {
        lock (gate)
        {
            // Another process may have changed it: what counts is the file.
            RegistryFile read = RegistryFile.Read(file);
            bool changed = change(read);
            if (changed)
            {
                read.Write(file);
            }

            current = read;
            stamp = StampOf(file);
            return changed;
        }
    }

    private RegistryFile Current()
    {
        lock (gate)
        {
            if (time.GetElapsedTime(looked) >= LookEvery)
            {
                looked = time.GetTimestamp();
                Reload();
            }

            return current;
        }
    }

    private void Reload()
    {
        (DateTime, long) now = StampOf(file);
        if (now == stamp)
        {
            return;
        }

        stamp = now;
        try
        {
            current = RegistryFile.Read(file);
        }
        catch (RegistryException error)
        {
            // Half-edited by hand, perhaps: the list that was good stays in force.
            RegistryLog.Unreadable(logger, error.Message);
        }
    }

    private static (DateTime, long) StampOf(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
    }
}
