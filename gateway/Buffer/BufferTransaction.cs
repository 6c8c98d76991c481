namespace EdgeNodes.Gateway.Buffer;

/// <summary>
/// One write transaction: what it did to the file is noted beside the state, and becomes the state with the commit. So a
/// transaction that fails has changed nothing anywhere.
/// </summary>
internal sealed class BufferTransaction(BufferDatabase database, BufferState state, BufferOptions options)
{
    private const int DeleteChunk = 4096;
    private const int DropChunk = 64;
    private const int RefusedChunk = 8;
    private const int SaveSeenEvery = 2048;

    private readonly HashSet<(RecordKind, int, ushort, uint)> added = [];
    private readonly List<BufferEntry> inserted = [];
    private readonly List<long> dropped = [];
    private readonly Dictionary<string, long> droppedByReason = new(StringComparer.Ordinal);
    private List<(string Uplink, long Cursor, long Proved)> moved = [];
    private long lastId = state.LastId;
    private long deletedThrough = state.DeletedThrough;
    private long noOrdinaryThrough = state.NoOrdinaryThrough;
    private int deleted;
    private bool saved;

    public int Inserted => inserted.Count;

    public int Duplicates { get; private set; }

    public int Refused { get; private set; }

    public IReadOnlyDictionary<string, long> Dropped => droppedByReason;

    /// <summary>Stores a batch, and keeps house in the same commit when it is time. Outcomes are to be told after the commit.</summary>
    public void Store(List<StoreRequest> batch, bool keepHouse)
    {
        bool room = MakeRoom(batch.Sum(request => request.Bytes), sacrificeAlarms: false);
        bool alarmRoom = room || MakeRoom(batch.Where(request => request.IsAlarm).Sum(request => request.Bytes), sacrificeAlarms: true);
        foreach (StoreRequest request in batch)
        {
            request.Outcome = room || (alarmRoom && request.IsAlarm)
                ? StoreOne(request)
                : new StoreResult(StoreVerdict.Full, 0, 0, "the buffer is full of more important records");
        }

        if (keepHouse)
        {
            KeepHouse();
        }
        else if (deleted > 0 || dropped.Count > 0 || state.Seen.Unsaved >= SaveSeenEvery)
        {
            SaveState();
        }
    }

    /// <summary>Saves cursors, deletes rows that every uplink proved, saves what was seen.</summary>
    public void KeepHouse()
    {
        SaveCursors();
        DeleteProved();
        SaveState();
    }

    /// <summary>Commits, and makes it the state.</summary>
    public void Commit()
    {
        options.BeforeCommit?.Invoke();
        database.Commit();
        state.LastId = lastId;
        state.DeletedThrough = deletedThrough;
        state.NoOrdinaryThrough = noOrdinaryThrough;
        state.Rows += inserted.Count - deleted - dropped.Count;
        state.Cursors.RowsAdded(inserted.Count);
        foreach ((string uplink, long cursor, long proved) in moved)
        {
            state.Cursors.Saved(uplink, cursor, proved);
        }

        state.Cursors.RowsDropped(dropped);
        foreach ((string reason, long count) in droppedByReason)
        {
            state.Dropped[reason] = state.Dropped.GetValueOrDefault(reason) + count;
        }

        if (saved)
        {
            state.Seen.Saved();
        }

        foreach (BufferEntry entry in inserted)
        {
            state.Seen.Note(database, entry.Kind, entry.Node.ToKey(), entry.Boot, entry.Sequence);
        }
    }

    private StoreResult StoreOne(StoreRequest request)
    {
        if (request.Refused != null)
        {
            database.InsertRefused(request.Refused, options.RefusedRows);
            Refused++;
        }

        int stored = 0;
        foreach (BufferEntry entry in request.Entries)
        {
            if (state.Seen.Contains(database, entry) || !added.Add((entry.Kind, entry.Node.ToKey(), entry.Boot, entry.Sequence)))
            {
                continue;
            }

            database.Insert(++lastId, entry);
            inserted.Add(entry);
            stored++;
        }

        Duplicates += request.Entries.Count - stored;
        return new StoreResult(StoreVerdict.Stored, stored, request.Entries.Count - stored, null);
    }

    /// <summary>True when there is room for <paramref name="bytes"/> of payload; gives up the oldest of the least important.</summary>
    private bool MakeRoom(long bytes, bool sacrificeAlarms)
    {
        // A row costs its payload and some 20 bytes; half as much again and a few pages for the tables beside cover both.
        long needed = (bytes * 2 / BufferSchema.PageBytes) + 16;
        if (database.UsedPages() + needed <= options.MaxPages)
        {
            return true;
        }

        SaveCursors();
        while (database.UsedPages() + needed > options.MaxPages)
        {
            // Evidence is worth less than any reading.
            if (!DeleteProved() && !database.DeleteOldestRefused(RefusedChunk) && !DropOldest(RecordClass.Ordinary, "full") && !(sacrificeAlarms && DropOldest(RecordClass.Alarm, "full of alarms")))
            {
                return false;
            }
        }

        return true;
    }

    private bool DropOldest(RecordClass ofClass, string reason)
    {
        long after = ofClass == RecordClass.Ordinary ? Math.Max(noOrdinaryThrough, deletedThrough) : deletedThrough;
        List<long> ids = database.Oldest(ofClass, after, DropChunk);
        if (ids.Count == 0)
        {
            return false;
        }

        database.DeleteOf(ofClass, ids[0] - 1, ids[^1]);
        database.AddDropped(reason, ids.Count);
        dropped.AddRange(ids);
        droppedByReason[reason] = droppedByReason.GetValueOrDefault(reason) + ids.Count;
        if (ofClass == RecordClass.Ordinary)
        {
            noOrdinaryThrough = ids[^1];
        }

        return true;
    }

    private void SaveCursors()
    {
        if (moved.Count > 0)
        {
            return;
        }

        moved = state.Cursors.Moved().ConvertAll(cursor => (cursor.Uplink, cursor.Live, database.CountBetween(cursor.Saved, cursor.Live)));
        foreach ((string uplink, long cursor, _) in moved)
        {
            database.SaveCursor(uplink, cursor);
        }
    }

    private bool DeleteProved()
    {
        long proved = state.Cursors.SavedByAll(moved.ToDictionary(cursor => cursor.Uplink, cursor => cursor.Cursor));
        long through = Math.Min(Math.Min(proved, state.LastId), deletedThrough + DeleteChunk);
        if (through <= deletedThrough)
        {
            return false;
        }

        deleted += database.DeleteThrough(through);
        deletedThrough = through;
        return true;
    }

    // Only what was committed before counts as seen: the rows of this very transaction are found in the file after a crash.
    private void SaveState()
    {
        saved = true;
        state.Seen.Save(database);
        database.SaveMeta("seen_through", state.LastId);
        database.SaveMeta("rows", state.Rows - deleted - dropped.Count);
    }
}
