using EdgeNodes.Platform.Ledger;

namespace EdgeNodes.Platform.Stream;

/// <summary>A row of the outbox.</summary>
internal readonly record struct OutboxRow(long Id, string Topic, byte[] Payload);

/// <summary>Reads the outbox over its own connection, beside the writer.</summary>
internal sealed class OutboxReader(LedgerDatabase database) : IDisposable
{
    private const int Page = 256;

    /// <summary>The first rows after one and up to another.</summary>
    public List<OutboxRow> Between(long after, long upTo)
    {
        var page = new List<OutboxRow>();
        using var rows = database.Query("SELECT id, topic, payload FROM outbox WHERE id > @0 AND id <= @1 ORDER BY id LIMIT @2", after, upTo, Page);
        while (rows.Read())
        {
            page.Add(new OutboxRow(rows.GetInt64(0), rows.GetString(1), (byte[])rows.GetValue(2)));
        }

        return page;
    }

    public void Dispose() => database.Dispose();
}
