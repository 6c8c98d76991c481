namespace EdgeNodes.Gateway.Buffer;

/// <summary>How far each uplink has proved: the live cursor that uplinks move, and the saved one that the file holds.</summary>
internal sealed class UplinkCursors
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public UplinkCursors(IEnumerable<string> uplinks)
    {
        foreach (string uplink in uplinks)
        {
            entries[uplink] = new Entry();
        }
    }

    public IEnumerable<string> Names => entries.Keys;

    /// <summary>True when an uplink proved more than the file says.</summary>
    public bool IsDirty
    {
        get
        {
            lock (gate)
            {
                return entries.Values.Any(entry => entry.Live != entry.Saved);
            }
        }
    }

    /// <summary>
    /// Everything up to this id is proved by every uplink, and the file says so, or will with the transaction at work that
    /// saves <paramref name="about"/>.
    /// </summary>
    public long SavedByAll(IReadOnlyDictionary<string, long>? about = null)
    {
        lock (gate)
        {
            return entries.Count == 0
                ? 0
                : entries.Min(entry => about != null && about.TryGetValue(entry.Key, out long cursor) ? cursor : entry.Value.Saved);
        }
    }

    /// <summary>Takes over what a file says; what an uplink proved meanwhile stands.</summary>
    public void Load(string uplink, long cursor, long pending)
    {
        lock (gate)
        {
            Entry entry = Of(uplink);
            entry.Live = Math.Max(entry.Live, cursor);
            entry.Saved = cursor;
            entry.Pending = pending;
        }
    }

    public long Live(string uplink)
    {
        lock (gate)
        {
            return Of(uplink).Live;
        }
    }

    public long Pending(string uplink)
    {
        lock (gate)
        {
            return Of(uplink).Pending;
        }
    }

    /// <summary>True if this moved the cursor.</summary>
    public bool Prove(string uplink, long upToId)
    {
        lock (gate)
        {
            Entry entry = Of(uplink);
            bool moved = upToId > entry.Live;
            entry.Live = Math.Max(entry.Live, upToId);
            return moved;
        }
    }

    /// <summary>(uplink, saved, live) of those that differ.</summary>
    public List<(string Uplink, long Saved, long Live)> Moved()
    {
        lock (gate)
        {
            return [.. entries.Where(e => e.Value.Live != e.Value.Saved).Select(e => (e.Key, e.Value.Saved, e.Value.Live))];
        }
    }

    public void Saved(string uplink, long cursor, long proved)
    {
        lock (gate)
        {
            Entry entry = Of(uplink);
            entry.Saved = cursor;
            entry.Pending -= proved;
        }
    }

    public void RowsAdded(int count)
    {
        lock (gate)
        {
            foreach (Entry entry in entries.Values)
            {
                entry.Pending += count;
            }
        }
    }

    public void RowsDropped(List<long> ids)
    {
        lock (gate)
        {
            foreach (Entry entry in entries.Values)
            {
                entry.Pending -= ids.Count(id => id > entry.Saved);
            }
        }
    }

    private Entry Of(string uplink) => entries.TryGetValue(uplink, out Entry? entry)
        ? entry
        : throw new ArgumentException($"The buffer was not opened for uplink '{uplink}'; it knows {string.Join(", ", entries.Keys)}.", nameof(uplink));

    private sealed class Entry
    {
        public long Live { get; set; }

        public long Saved { get; set; }

        public long Pending { get; set; }
    }
}
