namespace EdgeNodes.Platform.Stream;

/// <summary>Which rows the outbox holds, in memory: what the ledger committed, and which of them the broker has proved since.</summary>
internal sealed class OutboxState(int limit)
{
    private readonly Lock gate = new();
    private readonly HashSet<long> open = [];
    private readonly HashSet<long> proved = [];
    private readonly Pulse changed = new();
    private long highest;

    /// <summary>Fires when rows came or went.</summary>
    public Task Changed => changed.Next;

    /// <summary>The last row that is known here. The file may show later ones already: a commit comes before its telling.</summary>
    public long Highest
    {
        get
        {
            lock (gate)
            {
                return highest;
            }
        }
    }

    public int Count
    {
        get
        {
            lock (gate)
            {
                return open.Count;
            }
        }
    }

    public void Committed(IReadOnlyList<long> added, IReadOnlyList<long> removed)
    {
        if (added.Count + removed.Count == 0)
        {
            return;
        }

        lock (gate)
        {
            open.UnionWith(added);
            highest = added.Count > 0 ? added[^1] : highest;
            open.ExceptWith(removed);
            proved.ExceptWith(removed);
        }

        changed.Fire();
    }

    /// <summary>True if the ledger still holds the row.</summary>
    public bool Holds(long id)
    {
        lock (gate)
        {
            return open.Contains(id);
        }
    }

    /// <summary>True if the row has to be sent: held, and not proved.</summary>
    public bool MustSend(long id)
    {
        lock (gate)
        {
            return open.Contains(id) && !proved.Contains(id);
        }
    }

    /// <summary>The broker holds the row; the ledger will strike it out with its next commit. False if that was known.</summary>
    public bool Prove(long id)
    {
        lock (gate)
        {
            return open.Contains(id) && proved.Add(id);
        }
    }

    /// <summary>Waits until there is room: a broker that takes nothing must not fill the disk.</summary>
    public async Task RoomAsync(CancellationToken cancel)
    {
        for (var next = Changed; Count >= limit; next = Changed)
        {
            await next.WaitAsync(cancel).ConfigureAwait(false);
        }
    }
}
