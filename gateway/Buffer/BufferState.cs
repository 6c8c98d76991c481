namespace EdgeNodes.Gateway.Buffer;

/// <summary>What the writer knows without asking the file. It outlives a file that is set aside.</summary>
internal sealed class BufferState(UplinkCursors cursors)
{
    public UplinkCursors Cursors { get; } = cursors;

    public SeenRecords Seen { get; } = new();

    /// <summary>The highest id ever given.</summary>
    public long LastId { get; set; }

    public long Rows { get; set; }

    /// <summary>Everything up to this id was deleted.</summary>
    public long DeletedThrough { get; set; }

    /// <summary>Up to this id no ordinary record is left; saves the walk over alarms that stayed.</summary>
    public long NoOrdinaryThrough { get; set; }

    /// <summary>Records given up unproved, by reason.</summary>
    public Dictionary<string, long> Dropped { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>True when every uplink has proved rows that are still there.</summary>
    public bool HasProvedRows => Math.Min(Cursors.SavedByAll(), LastId) > DeletedThrough;

    /// <summary>
    /// Reads a file, at start or when a new one took over from a corrupt one. Sets and counts were saved with the last housekeeping; what came after it is in the rows, so
    /// a start reads a few thousand rows at most, however full the buffer is.
    /// </summary>
    public void Load(BufferDatabase database)
    {
        Dictionary<string, long> meta = database.Meta();
        long seenThrough = meta.GetValueOrDefault("seen_through");
        Rows = meta.GetValueOrDefault("rows");
        LastId = Math.Max(LastId, seenThrough);
        database.VisitIdentities(seenThrough, (id, kind, node, boot, sequence) =>
        {
            Seen.Note(database, kind, node, boot, sequence);
            Rows++;
            LastId = Math.Max(LastId, id);
        });
        Dropped = database.Dropped();
        Dictionary<string, long> saved = database.Cursors();
        LastId = saved.Values.Append(LastId).Max();
        long first = Rows == 0 ? LastId + 1 : database.FirstId();
        DeletedThrough = first - 1;
        NoOrdinaryThrough = 0;
        foreach (string uplink in Cursors.Names.ToList())
        {
            long cursor = saved.GetValueOrDefault(uplink);
            Cursors.Load(uplink, cursor, CountAfter(database, cursor, first));
        }
    }

    private long CountAfter(BufferDatabase database, long cursor, long first)
    {
        if (cursor < first)
        {
            return Rows;
        }

        // Count the shorter side.
        return cursor - first < LastId - cursor
            ? Rows - database.CountBetween(first - 1, cursor)
            : database.CountBetween(cursor, LastId);
    }
}
