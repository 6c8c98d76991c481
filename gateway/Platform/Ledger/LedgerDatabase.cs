using Microsoft.Data.Sqlite;

namespace EdgeNodes.Platform.Ledger;

/// <summary>The ledger's file: connection, tables, prepared statements. Used by one thread at a time.</summary>
internal sealed class LedgerDatabase : IDisposable
{
    private const string Tables = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA journal_size_limit = 16777216;
        PRAGMA temp_store = MEMORY;
        CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS seen(route INTEGER, node INTEGER, ranges BLOB NOT NULL, PRIMARY KEY(route, node)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS link(gateway TEXT PRIMARY KEY, epoch INTEGER, highest INTEGER, bitmap INTEGER) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS outbox(id INTEGER PRIMARY KEY AUTOINCREMENT, topic TEXT NOT NULL, payload BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS command(node INTEGER, id INTEGER, gateway TEXT NOT NULL, payload BLOB NOT NULL, expires INTEGER NOT NULL,
            arrival INTEGER NOT NULL DEFAULT 0, superseded INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(node, id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS answered(node INTEGER, id INTEGER, at INTEGER NOT NULL, PRIMARY KEY(node, id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS counter(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS refused(id INTEGER PRIMARY KEY, at INTEGER NOT NULL, topic TEXT NOT NULL, reason TEXT NOT NULL,
            text TEXT NOT NULL, payload BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS air_hour(node INTEGER, hour INTEGER, boot INTEGER, gateway TEXT NOT NULL,
            n25 INTEGER NOT NULL, sum25 INTEGER NOT NULL, n10 INTEGER NOT NULL, sum10 INTEGER NOT NULL, humid INTEGER NOT NULL,
            first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, first_time INTEGER NOT NULL, last_time INTEGER NOT NULL,
            PRIMARY KEY(node, hour, boot)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS air_index(node INTEGER, hour INTEGER, revision INTEGER NOT NULL, changed INTEGER NOT NULL,
            told BLOB, PRIMARY KEY(node, hour)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS air_index_changed ON air_index(hour) WHERE changed = 1;
        PRAGMA user_version = 1;
        """;

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = [];
    private SqliteTransaction? transaction;

    private LedgerDatabase(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens or creates the file; a second connection to the same file may only read.</summary>
    public static LedgerDatabase Open(string file, bool readOnly)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString());
        try
        {
            connection.Open();
            if (!readOnly)
            {
                Run(connection, Tables);
                AddArrivals(connection);
            }

            return new LedgerDatabase(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Ledgers of before commands were numbered as they came.
    private static void AddArrivals(SqliteConnection connection)
    {
        using var find = connection.CreateCommand();
        find.CommandText = "SELECT count(*) FROM pragma_table_info('command') WHERE name = 'arrival'";
        if ((long)find.ExecuteScalar()! == 0)
        {
            Run(connection, "ALTER TABLE command ADD COLUMN arrival INTEGER NOT NULL DEFAULT 0");
            Run(connection, "ALTER TABLE command ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0");
        }

        Run(connection, "CREATE INDEX IF NOT EXISTS command_arrival ON command(arrival)");
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public void Begin() => transaction = connection.BeginTransaction(deferred: false);

    public void Commit()
    {
        transaction!.Commit();
        transaction.Dispose();
        transaction = null;
    }

    public void Rollback()
    {
        try
        {
            transaction?.Dispose();
        }
        catch (SqliteException)
        {
            // The fault that led here is the one to tell.
        }

        transaction = null;
    }

    public int Execute(string sql, params ReadOnlySpan<object> values) => Prepared(sql, values).ExecuteNonQuery();

    public object? Scalar(string sql, params ReadOnlySpan<object> values) => Prepared(sql, values).ExecuteScalar();

    public SqliteDataReader Query(string sql, params ReadOnlySpan<object> values) => Prepared(sql, values).ExecuteReader();

    public void Dispose()
    {
        Rollback();
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Prepared(string sql, ReadOnlySpan<object> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this room.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = "@" + i });
            }

            prepared[sql] = command;
        }

        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }
}
