using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Identity;
using Microsoft.Data.Sqlite;

namespace EdgeNodes.Gateway.Buffer;

/// <summary>
/// Takes what can still be read out of a file that was set aside: rows from the oldest on until the damage, and from the
/// newest back to it. Each row must decode, for a damaged page may hold anything. The file itself is only read.
/// </summary>
internal static class Salvage
{
    private const int RowsPerCommit = 1024;

    /// <summary>Copies rows after <paramref name="afterId"/>, cursors and what was seen; returns the number of rows. May be repeated.</summary>
    public static long Copy(string from, BufferDatabase into, long afterId)
    {
        SqliteConnection source;
        try
        {
            source = BufferSchema.Open(from, readOnly: true);
        }
        catch (SqliteException)
        {
            return 0;
        }

        using (source)
        {
            CopyAll(source, "SELECT name, cursor FROM uplink", row => into.SaveCursor(row.GetString(0), row.GetInt64(1)), into);
            CopyAll(source, "SELECT reason, count FROM dropped", row => into.SaveDropped(row.GetString(0), row.GetInt64(1)), into);
            CopyAll(
                source, "SELECT kind, node, ranges FROM seen",
                row => into.SaveSeen((RecordKind)row.GetInt32(0), row.GetInt32(1), SeenRanges.Read((byte[])row.GetValue(2))), into);
            long last = afterId;
            long rows = CopyRows(source, $"WHERE id > {afterId} ORDER BY id", into, id => last = id);
            return rows + CopyRows(source, $"WHERE id > {last} ORDER BY id DESC", into, _ => { });
        }
    }

    private static long CopyRows(SqliteConnection source, string which, BufferDatabase into, Action<long> copied)
    {
        long rows = 0;
        CopyAll(source, "SELECT id, kind, class, node, boot, seq, payload FROM record " + which, row =>
        {
            var entry = new BufferEntry(
                (RecordKind)row.GetInt32(1), (RecordClass)row.GetInt32(2), NodeId.FromKey(row.GetInt32(3)), (ushort)row.GetInt32(4),
                (uint)row.GetInt64(5), (byte[])row.GetValue(6));
            if (IsSound(entry))
            {
                into.InsertSaved(row.GetInt64(0), entry);
                rows++;
            }

            copied(row.GetInt64(0));
        }, into);
        return rows;
    }

    private static bool IsSound(in BufferEntry entry) => entry.Kind switch
    {
        RecordKind.Reading => FrameDecoder.Check(entry.Payload, 0, entry.Payload.Length, out int count, out _) == FrameError.None && count == 1,
        RecordKind.Answer => AnswerCodec.TryDecode(entry.Payload, 0, entry.Payload.Length, new Answer(), out _),
        _ => false,
    };

    /// <summary>Visits rows until the end or the damage. An error of the new file is thrown, one of the old ends it.</summary>
    private static void CopyAll(SqliteConnection source, string sql, Action<SqliteDataReader> copy, BufferDatabase into)
    {
        using SqliteCommand command = source.CreateCommand();
#pragma warning disable CA2100 // Constants and numbers of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        SqliteDataReader? row = null;
        try
        {
            into.Begin();
            row = TryRead(command.ExecuteReader);
            for (int i = 1; row != null && TryRead(row.Read); i++)
            {
                copy(row);
                if (i % RowsPerCommit == 0)
                {
                    into.Commit();
                    into.Begin();
                }
            }

            into.Commit();
        }
        finally
        {
            into.RollbackQuietly();
            row?.Dispose();
        }
    }

    private static T? TryRead<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is SqliteException or InvalidCastException or OverflowException)
        {
            return default;
        }
    }
}
