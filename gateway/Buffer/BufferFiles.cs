using System.Globalization;

namespace EdgeNodes.Gateway.Buffer;

/// <summary>The files of a buffer: the database, its log, the lock, and what was set aside.</summary>
internal sealed class BufferFiles : IDisposable
{
    private const string UnsavedMark = ".unsaved";
    private readonly FileStream ownership;

    /// <exception cref="BufferUnavailableException">The folder cannot be written, or another gateway works in it.</exception>
    public BufferFiles(string folder)
    {
        Folder = folder;
        Database = Path.Combine(folder, "buffer.db");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BufferUnavailableException($"The data folder {folder} cannot be made ({error.Message}): choose another or make it yourself.", error);
        }

        string lockFile = Path.Combine(folder, "buffer.lock");
        try
        {
            ownership = new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (File.Exists(lockFile) && error is not (FileNotFoundException or DirectoryNotFoundException) && IsShared(error))
        {
            throw new BufferUnavailableException($"Another gateway works in the data folder {folder}: stop it or give this one a folder of its own.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BufferUnavailableException($"The data folder {folder} cannot be written ({error.Message}): make it writable for this user.", error);
        }
    }

    public string Folder { get; }

    public string Database { get; }

    /// <summary>Bytes of database and log.</summary>
    public long Bytes => LengthOf(Database) + LogBytes;

    public long LogBytes => LengthOf(Database + "-wal");

    /// <summary>Renames database and log. Nothing is deleted: what can be read in them may be wanted.</summary>
    /// <returns>The new name of the database.</returns>
    public string SetAside(DateTimeOffset now)
    {
        string stamp = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string aside = Path.Combine(Folder, $"buffer.corrupt-{stamp}.db");
        for (int i = 2; File.Exists(aside); i++)
        {
            aside = Path.Combine(Folder, $"buffer.corrupt-{stamp}-{i}.db");
        }

        File.Move(Database, aside);
        foreach (string end in (string[])["-wal", "-shm"])
        {
            if (File.Exists(Database + end))
            {
                File.Move(Database + end, aside + end);
            }
        }

        try
        {
            // Says that its rows are not in the new file yet: the salvage may fail, and the gateway may end before it succeeds.
            File.Create(aside + UnsavedMark).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Then only this run knows.
        }

        return aside;
    }

    /// <summary>Databases set aside whose rows were not saved to the end.</summary>
    public List<string> Unsaved() => [.. Directory.GetFiles(Folder, "buffer.corrupt-*.db" + UnsavedMark).Order().Select(mark => mark[..^UnsavedMark.Length])];

    /// <summary>The rows of a database set aside are safe.</summary>
    public static void NoteSaved(string aside) => File.Delete(aside + UnsavedMark);

    public void Dispose() => ownership.Dispose();

    // .NET locks with flock and reports a foreign lock as EWOULDBLOCK, on Windows as a sharing violation.
    private static bool IsShared(IOException error) => error.HResult is 11 or unchecked((int)0x80070020);

    private static long LengthOf(string file)
    {
        try
        {
            var info = new FileInfo(file);
            return info.Exists ? info.Length : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
