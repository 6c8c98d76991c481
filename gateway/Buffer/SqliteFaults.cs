using Microsoft.Data.Sqlite;

namespace EdgeNodes.Gateway.Buffer;

/// <summary>What an error of SQLite means for the buffer (result codes: sqlite.org/rescode.html).</summary>
internal static class SqliteFaults
{
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static bool IsCorrupt(Exception error) =>
        error is SqliteException { SqliteErrorCode: Corrupt or NotADatabase };

    /// <summary>Faults of the disk: nothing is acknowledged while they last, and they may pass.</summary>
    public static bool IsDisk(Exception error) => error is SqliteException or IOException or UnauthorizedAccessException;

    /// <summary>One sentence with the remedy.</summary>
    public static string Explain(Exception error, string folder) => error switch
    {
        SqliteException { SqliteErrorCode: Full } => $"The disk of {folder} is full: make room on it.",
        SqliteException { SqliteErrorCode: ReadOnly } => $"The data folder {folder} is read-only: make it writable for this user.",
        SqliteException { SqliteErrorCode: CannotOpen } => $"The data folder {folder} cannot be written: see that it exists and belongs to this user.",
        SqliteException { SqliteErrorCode: IoError } => $"The disk of {folder} reports an error ({error.Message}): check it and its file system.",
        UnauthorizedAccessException => $"The data folder {folder} cannot be written: see that it exists and belongs to this user.",
        _ => $"The data folder {folder} does not take data ({error.Message}).",
    };
}
