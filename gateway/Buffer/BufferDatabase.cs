using EdgeNodes.Contract.Readings;
using Microsoft.Data.Sqlite;

namespace EdgeNodes.Gateway.Buffer;

/// <summary>The writer's connection: what can be done to the tables, one method a statement. Used by one thread.</summary>
internal sealed class BufferDatabase : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = [];
    private SqliteTransaction? transaction;

    public BufferDatabase(string file, BufferOptions options)
    {
        connection = BufferSchema.Open(file, readOnly: false);
        try
        {
            BufferSchema.Prepare(connection, options);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public string? Check() => BufferSchema.Check(connection);

    /// <summary>Cursors and deletions may be lost with the power: they only cause a repetition, so they need no fsync.</summary>
    public void SetDurable(bool durable) => BufferSchema.Run(connection, durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");

    public void Begin() => transaction = connection.BeginTransaction(deferred: false);

    public void Commit()
    {
        transaction!.Commit();
        transaction.Dispose();
        transaction = null;
    }

    public void RollbackQuietly()
    {
        try
        {
            transaction?.Dispose();
        }
        catch (SqliteException)
        {
            // The fault that led here is the one to tell; the connection is closed and opened anew after it.
        }

        transaction = null;
    }

    public long UsedPages() => Number("PRAGMA page_count") - Number("PRAGMA freelist_count");

    /// <summary>Moves the log into the database and cuts it to nothing; no reader may be at work.</summary>
    public void TruncateLog() => BufferSchema.Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");

    public void Insert(long id, in BufferEntry entry) => Execute(
        "INSERT INTO record(id, kind, class, node, boot, seq, payload) VALUES(@0, @1, @2, @3, @4, @5, @6)",
        id, (long)entry.Kind, (long)entry.Class, (long)entry.Node.ToKey(), (long)entry.Boot, (long)entry.Sequence, entry.Payload);

    /// <summary>A row out of a file that was set aside; one that an earlier attempt brought stays as it is.</summary>
    public void InsertSaved(long id, in BufferEntry entry) => Execute(
        "INSERT OR IGNORE INTO record(id, kind, class, node, boot, seq, payload) VALUES(@0, @1, @2, @3, @4, @5, @6)",
        id, (long)entry.Kind, (long)entry.Class, (long)entry.Node.ToKey(), (long)entry.Boot, (long)entry.Sequence, entry.Payload);

    /// <summary>A count out of a file that was set aside.</summary>
    public void SaveDropped(string reason, long count) => Execute(
        "INSERT INTO dropped(reason, count) VALUES(@0, @1) ON CONFLICT(reason) DO UPDATE SET count = max(count, excluded.count)", reason, count);

    public void InsertRefused(RefusedFrame frame, int keep)
    {
        Execute(
            "INSERT INTO refused(at, client, topic, reason, payload) VALUES(@0, @1, @2, @3, @4)",
            frame.At.ToUnixTimeSeconds(), frame.Client, frame.Topic, frame.Reason, frame.Payload);
        Execute("DELETE FROM refused WHERE id <= (SELECT max(id) FROM refused) - @0", (long)keep);
    }

    /// <summary>False when none is left.</summary>
    public bool DeleteOldestRefused(int count) =>
        Execute("DELETE FROM refused WHERE id IN (SELECT id FROM refused ORDER BY id LIMIT @0)", (long)count) > 0;

    public long CountBetween(long afterId, long upToId) =>
        upToId <= afterId ? 0 : Number("SELECT count(*) FROM record WHERE id > @0 AND id <= @1", afterId, upToId);

    public int DeleteThrough(long upToId) => Execute("DELETE FROM record WHERE id <= @0", upToId);

    /// <summary>The ids of the oldest records of a class after <paramref name="afterId"/>.</summary>
    public List<long> Oldest(RecordClass ofClass, long afterId, int max)
    {
        var ids = new List<long>(max);
        using SqliteDataReader rows = Query(
            "SELECT id FROM record WHERE id > @0 AND class = @1 ORDER BY id LIMIT @2", afterId, (long)ofClass, (long)max);
        while (rows.Read())
        {
            ids.Add(rows.GetInt64(0));
        }

        return ids;
    }

    public void DeleteOf(RecordClass ofClass, long afterId, long upToId) =>
        Execute("DELETE FROM record WHERE id > @0 AND id <= @1 AND class = @2", afterId, upToId, (long)ofClass);

    public void AddDropped(string reason, long count) => Execute(
        "INSERT INTO dropped(reason, count) VALUES(@0, @1) ON CONFLICT(reason) DO UPDATE SET count = count + excluded.count", reason, count);

    public Dictionary<string, long> Dropped() => Pairs("SELECT reason, count FROM dropped");

    public Dictionary<string, long> Cursors() => Pairs("SELECT name, cursor FROM uplink");

    public void SaveCursor(string uplink, long cursor) => Execute("INSERT OR REPLACE INTO uplink(name, cursor) VALUES(@0, @1)", uplink, cursor);

    public Dictionary<string, long> Meta() => Pairs("SELECT name, value FROM meta");

    public void SaveMeta(string name, long value) => Execute("INSERT OR REPLACE INTO meta(name, value) VALUES(@0, @1)", name, value);

    public SequenceSet? LoadSeen(RecordKind kind, int node)
    {
        using SqliteDataReader rows = Query("SELECT ranges FROM seen WHERE kind = @0 AND node = @1", (long)kind, (long)node);
        return rows.Read() ? SeenRanges.Read((byte[])rows.GetValue(0)) : null;
    }

    public void SaveSeen(RecordKind kind, int node, SequenceSet set) => Execute(
        "INSERT OR REPLACE INTO seen(kind, node, ranges) VALUES(@0, @1, @2)", (long)kind, (long)node, SeenRanges.Write(set));

    /// <summary>Identities of the rows after <paramref name="afterId"/>, to the visitor.</summary>
    public void VisitIdentities(long afterId, Action<long, RecordKind, int, ushort, uint> visit)
    {
        using SqliteDataReader rows = Query("SELECT id, kind, node, boot, seq FROM record WHERE id > @0 ORDER BY id", afterId);
        while (rows.Read())
        {
            visit(rows.GetInt64(0), (RecordKind)rows.GetInt32(1), rows.GetInt32(2), (ushort)rows.GetInt32(3), (uint)rows.GetInt64(4));
        }
    }

    public long FirstId() => Number("SELECT coalesce(min(id), 0) FROM record");

    public long LastId() => Number("SELECT coalesce(max(id), 0) FROM record");

    public void Dispose()
    {
        RollbackQuietly();
        foreach (SqliteCommand command in prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private Dictionary<string, long> Pairs(string sql)
    {
        var pairs = new Dictionary<string, long>(StringComparer.Ordinal);
        using SqliteDataReader rows = Query(sql);
        while (rows.Read())
        {
            pairs[rows.GetString(0)] = rows.GetInt64(1);
        }

        return pairs;
    }

    private int Execute(string sql, params ReadOnlySpan<object> values) => Prepared(sql, values).ExecuteNonQuery();

    private long Number(string sql, params ReadOnlySpan<object> values) => (long)Prepared(sql, values).ExecuteScalar()!;

    private SqliteDataReader Query(string sql, params ReadOnlySpan<object> values) => Prepared(sql, values).ExecuteReader();

    private SqliteCommand Prepared(string sql, ReadOnlySpan<object> values)
    {
        if (!prepared.TryGetValue(sql, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this file.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (int i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = "@" + i });
            }

            prepared[sql] = command;
        }

        command.Transaction = transaction;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }
}
