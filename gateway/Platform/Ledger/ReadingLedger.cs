using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Link;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Platform.Index;

namespace EdgeNodes.Platform.Ledger;

/// <summary>
/// What the receiver knows, on disk. Every method but <see cref="Load"/> belongs into a transaction of the
/// <see cref="LedgerWriter"/>; after a failed one, <see cref="Load"/> takes back what memory was ahead.
/// </summary>
internal sealed class ReadingLedger : IDisposable
{
    private const int KeepRefused = 1000;
    private const long KeepSeconds = 2 * Command.MaxTtlSeconds;
    private readonly LedgerDatabase database;
    private readonly SeenReadings seen;
    private readonly LinkWindows links;
    private readonly TimeProvider clock;
    private long nextPrune;

    public ReadingLedger(LedgerDatabase database, TimeProvider clock)
    {
        this.database = database;
        this.clock = clock;
        seen = new SeenReadings(database);
        links = new LinkWindows(database);
        Counters = new Counters(database);
        AirHours = new AirHours(database);
        Load();
    }

    public Counters Counters { get; }

    /// <summary>Sums of dust by node and hour; they live in the file alone.</summary>
    public AirHours AirHours { get; }

    /// <summary>Sixteen hex digits that tell this file from any other: stale echoes and sessions of another one are not ours.</summary>
    public string Instance { get; private set; } = "";

    /// <summary>Rows added to and taken from the outbox in this transaction.</summary>
    public List<long> Queued { get; } = [];

    public List<long> Proved { get; } = [];

    public void Load()
    {
        seen.Forget();
        links.Forget();
        Counters.Load();
        Queued.Clear();
        Proved.Clear();
        database.Execute(
            "INSERT OR IGNORE INTO meta(name, value) VALUES('instance', @0)",
            Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8)));
        Instance = (string)database.Scalar("SELECT value FROM meta WHERE name = 'instance'")!;
    }

    /// <summary>Applies the works in one transaction; after a failure the ledger is as it was.</summary>
    public void Transact(List<Work> works)
    {
        try
        {
            database.Begin();
            foreach (var work in works)
            {
                work.Apply(this);
            }

            Save();
            database.Commit();
        }
        catch
        {
            database.Rollback();
            Load();
            throw;
        }
    }

    /// <summary>Notes an arrival; true if the reading is new and belongs into the stream.</summary>
    public bool Note(Reading reading, Route route)
    {
        if (!seen.Add((int)route, reading.Node, reading.Boot, reading.Sequence))
        {
            Counters.Add(Counters.Repeated(route));
            Counters.Add(Counters.Suppressed);
            return false;
        }

        Counters.Add(Counters.Distinct(route));
        var fresh = seen.Add(SeenReadings.AnyRoute, reading.Node, reading.Boot, reading.Sequence);
        Counters.Add(fresh ? Counters.Readings : Counters.Suppressed);
        return fresh;
    }

    /// <summary>Notes an answer; true if it is the first one to this command.</summary>
    public bool NoteAnswer(NodeId node, uint command)
    {
        var first = database.Execute(
            "INSERT OR IGNORE INTO answered(node, id, at) VALUES(@0, @1, @2)", node.ToKey(), (long)command, Now()) > 0;
        if (first)
        {
            Counters.Add(Counters.Answers);
            // An older command for the lamp must not be sent again behind this one, not even after a restart.
            database.Execute(
                "UPDATE command SET superseded = 1 WHERE node = @0 AND arrival < (SELECT arrival FROM command WHERE node = @0 AND id = @1)",
                node.ToKey(), (long)command);
            database.Execute("DELETE FROM command WHERE node = @0 AND id = @1", node.ToKey(), (long)command);
        }

        return first;
    }

    /// <summary>Notes a command to send on; false if it was taken before, answered or not.</summary>
    public bool NoteCommand(string gateway, Command command, DateTimeOffset expires)
    {
        if (database.Scalar("SELECT 1 FROM answered WHERE node = @0 AND id = @1", command.Node.ToKey(), (long)command.Id) != null)
        {
            return false;
        }

        var bytes = new byte[CommandCodec.MaxBytes];
        var length = CommandCodec.Encode(command, bytes, 0);
        var taken = database.Execute(
            "INSERT OR IGNORE INTO command(node, id, gateway, payload, expires, arrival) "
            + "VALUES(@0, @1, @2, @3, @4, (SELECT coalesce(max(arrival), 0) + 1 FROM command))",
            command.Node.ToKey(), (long)command.Id, gateway, bytes[..length], expires.ToUnixTimeSeconds()) > 0;
        Counters.Add(Counters.Commands, taken ? 1 : 0);
        return taken;
    }

    /// <summary>Commands that still wait for an answer, in the order in which they came; those that must not be sent any more expire now.</summary>
    public List<(string Gateway, Command Command, DateTimeOffset Expires)> OpenCommands()
    {
        var open = new List<(string, Command, DateTimeOffset)>();
        using var rows = database.Query(
            "SELECT gateway, payload, CASE superseded WHEN 0 THEN expires ELSE min(expires, @0) END FROM command ORDER BY arrival", Now());
        while (rows.Read())
        {
            var payload = (byte[])rows.GetValue(1);
            var command = new Command();
            if (CommandCodec.TryDecode(payload, 0, payload.Length, command, out _))
            {
                open.Add((rows.GetString(0), command, DateTimeOffset.FromUnixTimeSeconds(rows.GetInt64(2))));
            }
        }

        return open;
    }

    /// <summary>Puts a message into the outbox.</summary>
    public void Queue(string topic, byte[] payload) => Queued.Add((long)database.Scalar(
        "INSERT INTO outbox(topic, payload) VALUES(@0, @1) RETURNING id", topic, payload)!);

    /// <summary>Takes a message out of the outbox: the broker holds it.</summary>
    public void Prove(long id)
    {
        if (database.Execute("DELETE FROM outbox WHERE id = @0", id) > 0)
        {
            Proved.Add(id);
            Counters.Add(Counters.Published);
        }
    }

    /// <summary>Ids of all rows of the outbox.</summary>
    public List<long> Outbox()
    {
        var ids = new List<long>();
        using var rows = database.Query("SELECT id FROM outbox ORDER BY id");
        while (rows.Read())
        {
            ids.Add(rows.GetInt64(0));
        }

        return ids;
    }

    public void NoteLink(string gateway, LinkHeader header) => links.Note(gateway, header);

    public LinkAck LinkAckOf(string gateway) => links.AckOf(gateway);

    /// <summary>Counts a refusal and keeps the last ones with the beginning of their payload, for whoever looks for the cause.</summary>
    public void Refuse(string topic, string reason, string text, byte[] payload)
    {
        Counters.Add(Counters.Refused(reason));
        database.Execute(
            "INSERT INTO refused(at, topic, reason, text, payload) VALUES(@0, @1, @2, @3, @4)",
            Now(), topic, reason, text, payload);
        database.Execute("DELETE FROM refused WHERE id <= (SELECT max(id) FROM refused) - @0", (long)KeepRefused);
    }

    // Writes what changed; the commit follows.
    private void Save()
    {
        seen.Save();
        links.Save();
        Counters.Save();
        Prune();
    }

    public void Saved()
    {
        seen.Saved();
        links.Saved();
        Counters.Saved();
        Queued.Clear();
        Proved.Clear();
    }

    public void Dispose() => database.Dispose();

    private void Prune()
    {
        var now = Now();
        if (now < nextPrune)
        {
            return;
        }

        nextPrune = now + 600;
        database.Execute("DELETE FROM answered WHERE at < @0", now - KeepSeconds);
        database.Execute("DELETE FROM command WHERE expires < @0", now - KeepSeconds);
        AirHours.Prune(now);
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeSeconds();
}
