using System.Text;

namespace EdgeNodes.Gateway.Registry;

/// <summary>Replaces a small file so that a power cut leaves the old or the new text, never half of one.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the file, fsyncs, renames over it (rename is atomic on every file system a gateway uses).</summary>
    public static void Write(string file, string text, bool secret = false)
    {
        string beside = file + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (secret && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(beside, options))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, file, overwrite: true);
    }
}
