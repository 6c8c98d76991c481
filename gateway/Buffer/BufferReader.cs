using EdgeNodes.Contract.Identity;
using Microsoft.Data.Sqlite;

namespace EdgeNodes.Gateway.Buffer;

/// <summary>
/// The uplinks' connection. Reads are short and one at a time, so that no reader ever pins the write-ahead log; whoever
/// must be alone with the file takes <see cref="Exclude"/>.
/// </summary>
internal sealed class BufferReader(string file) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private SqliteConnection? connection;

    public async ValueTask<List<BufferedRecord>> ReadAsync(long afterId, int max, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Read(afterId, max);
        }
        catch
        {
            CloseConnection();
            throw;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Runs <paramref name="work"/> while nobody reads; with the connection closed when the file will change under it.</summary>
    public void Exclude(Action work, bool close)
    {
        gate.Wait();
        try
        {
            if (close)
            {
                CloseConnection();
            }

            work();
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        CloseConnection();
        gate.Dispose();
    }

    private List<BufferedRecord> Read(long afterId, int max)
    {
        connection ??= BufferSchema.Open(file, readOnly: true);
        var records = new List<BufferedRecord>();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT id, kind, node, boot, seq, payload FROM record WHERE id > @0 ORDER BY id LIMIT @1";
        command.Parameters.AddWithValue("@0", afterId);
        command.Parameters.AddWithValue("@1", max);
        using SqliteDataReader rows = command.ExecuteReader();
        while (rows.Read())
        {
            records.Add(new BufferedRecord(
                rows.GetInt64(0), (RecordKind)rows.GetInt32(1), NodeId.FromKey(rows.GetInt32(2)), (ushort)rows.GetInt32(3),
                (uint)rows.GetInt64(4), (byte[])rows.GetValue(5)));
        }

        return records;
    }

    private void CloseConnection()
    {
        connection?.Dispose();
        connection = null;
    }
}
