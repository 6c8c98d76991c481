using System.Text;

namespace EdgeNodes.Cli.Nodes;

/// <summary>Writes a file that holds secrets: for its owner only, and whole or not at all.</summary>
internal static class PrivateFile
{
    public static void Write(string path, string text)
    {
        var beside = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            // What lies there already, left over or put there by somebody, keeps its permissions when it is written over.
            File.Delete(beside);
            using (var stream = new FileStream(beside, options))
            {
                stream.Write(Encoding.ASCII.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"writing {path}: {error.Message} Check the folder and its permissions.");
        }
    }
}
