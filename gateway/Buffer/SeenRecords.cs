using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Gateway.Buffer;

/// <summary>
/// Which records were ever stored, also after their rows are gone. Sets are read on demand, changed only after a commit, and
/// written in bulk with the next housekeeping: until then the rows themselves are the record (meta seen_through).
/// </summary>
internal sealed class SeenRecords
{
    private const int MaxNodesInMemory = 65536;

    private readonly Dictionary<(RecordKind Kind, int Node), Slot> slots = [];
    private int unsaved;

    /// <summary>Records noted since the last save.</summary>
    public int Unsaved => unsaved;

    public bool Contains(BufferDatabase database, in BufferEntry entry) =>
        SlotOf(database, entry.Kind, entry.Node.ToKey()).Set.Contains(entry.Boot, entry.Sequence);

    public void Note(BufferDatabase database, RecordKind kind, int node, ushort boot, uint sequence)
    {
        Slot slot = SlotOf(database, kind, node);
        slot.Set.Add(boot, sequence);
        slot.IsDirty = true;
        unsaved++;
    }

    /// <summary>Writes what changed, within the caller's transaction; <see cref="Saved"/> follows its commit.</summary>
    public void Save(BufferDatabase database)
    {
        foreach (((RecordKind kind, int node), Slot slot) in slots)
        {
            if (slot.IsDirty)
            {
                database.SaveSeen(kind, node, slot.Set);
            }
        }
    }

    public void Saved()
    {
        unsaved = 0;
        if (slots.Count > MaxNodesInMemory)
        {
            slots.Clear();
            return;
        }

        foreach (Slot slot in slots.Values)
        {
            slot.IsDirty = false;
        }
    }

    /// <summary>The file is a new, empty one: everything known must be written again.</summary>
    public void Forgotten()
    {
        foreach (Slot slot in slots.Values)
        {
            slot.IsDirty = true;
            unsaved++;
        }
    }

    private Slot SlotOf(BufferDatabase database, RecordKind kind, int node)
    {
        if (!slots.TryGetValue((kind, node), out Slot? slot))
        {
            slot = new Slot(database.LoadSeen(kind, node) ?? new SequenceSet());
            slots[(kind, node)] = slot;
        }

        return slot;
    }

    private sealed class Slot(SequenceSet set)
    {
        public SequenceSet Set { get; } = set;

        public bool IsDirty { get; set; }
    }
}
