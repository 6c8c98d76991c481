using EdgeNodes.Platform.Ledger;

namespace EdgeNodes.Platform.Stream;

/// <summary>A row of the outbox.</summary>
internal readonly record struct OutboxRow(long Id, string Topic, byte[] Payload);

/// <summary>Reads the outbox over its own connection, beside the writer.</summary>
internal sealed class OutboxReader(LedgerDatabase database) : IDisposable
{
    private const int Page = 256;

    public List<OutboxRow> After(long id)
    {
        var page = new List<OutboxRow>();
        using var rows = database.Query("SELECT id, topic, payload FROM outbox WHERE id > @0 ORDER BY id LIMIT @1", id, Page);
        while (rows.Read())
        {
            page.Add(new OutboxRow(rows.GetInt64(0), rows.GetString(1), (byte[])rows.GetValue(2)));
        }

        return page;
    }

    public void Dispose() => database.Dispose();
}
