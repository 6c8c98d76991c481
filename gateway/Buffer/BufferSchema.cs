using Microsoft.Data.Sqlite;

namespace EdgeNodes.Gateway.Buffer;

/// <summary>The tables of the buffer and how its connections are set.</summary>
internal static class BufferSchema
{
    public const int PageBytes = 4096;

    // seen_through: rows up to it are in table seen; later ones are found in record at the next start.
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS record(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, class INTEGER NOT NULL,
            node INTEGER NOT NULL, boot INTEGER NOT NULL, seq INTEGER NOT NULL, payload BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS seen(kind INTEGER, node INTEGER, ranges BLOB NOT NULL, PRIMARY KEY(kind, node)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS uplink(name TEXT PRIMARY KEY, cursor INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS dropped(reason TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS refused(id INTEGER PRIMARY KEY, at INTEGER NOT NULL, client TEXT NOT NULL, topic TEXT NOT NULL,
            reason TEXT NOT NULL, payload BLOB NOT NULL);
        PRAGMA user_version = 1;
        """;

    public static SqliteConnection Open(string file, bool readOnly)
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
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Sets the writer's connection: WAL, every commit of records fsynced, the log bounded, never VACUUM.</summary>
    public static void Prepare(SqliteConnection connection, BufferOptions options)
    {
        long logPages = options.LogBytes / PageBytes;
        Run(connection, $"""
            PRAGMA page_size = {PageBytes};
            PRAGMA auto_vacuum = NONE;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = {Math.Max(16, logPages / 2)};
            PRAGMA journal_size_limit = {options.LogBytes};
            PRAGMA cell_size_check = ON;
            PRAGMA temp_store = MEMORY;
            """);
        Run(connection, Tables);
    }

    /// <summary>Null when the file is sound, else what SQLite says of it.</summary>
    public static string? Check(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        string? said = command.ExecuteScalar() as string;
        return said == "ok" ? null : said ?? "no answer to quick_check";
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
