using EdgeNodes.Platform.Stream;
using Microsoft.Data.Sqlite;

namespace EdgeNodes.Platform.Ledger;

/// <summary>Opens the ledger in a data folder, or says in one sentence why it cannot.</summary>
internal static class LedgerFiles
{
    private const string Name = "platform.db";

    /// <summary>The lock is a file that is kept open: two receivers on one ledger would each publish everything.</summary>
    public static (FileStream Lock, ReadingLedger Ledger, OutboxReader Outbox) Open(string folder, TimeProvider clock)
    {
        SQLitePCL.Batteries_V2.Init();
        FileStream? held = null;
        LedgerDatabase? writing = null;
        try
        {
            Directory.CreateDirectory(folder);
            held = Hold(Path.Combine(folder, "platform.lock"), folder);
            var file = Path.Combine(folder, Name);
            writing = LedgerDatabase.Open(file, readOnly: false);
            var ledger = new ReadingLedger(writing, clock);
            return (held, ledger, new OutboxReader(LedgerDatabase.Open(file, readOnly: true)));
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            writing?.Dispose();
            held?.Dispose();
            throw new PlatformException(Explain(error, folder), error);
        }
    }

    private static FileStream Hold(string file, string folder)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (File.Exists(file))
        {
            throw new PlatformException($"The data folder {folder} is in use by another receiver: stop that one or give this one its own folder.", error);
        }
    }

    // Result codes: sqlite.org/rescode.html
    private static string Explain(Exception error, string folder) => error switch
    {
        SqliteException { SqliteErrorCode: 11 or 26 } => $"The ledger in {folder} is damaged: move platform.db* away; the stream may then repeat what gateways send again.",
        SqliteException { SqliteErrorCode: 13 } => $"The disk of {folder} is full: make room on it.",
        _ => $"The data folder {folder} cannot be written: see that it exists and belongs to this user ({error.Message}).",
    };
}
