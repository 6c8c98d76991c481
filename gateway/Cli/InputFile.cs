namespace EdgeNodes.Cli;

/// <summary>A file named on the command line, or standard input for `-`.</summary>
internal static class InputFile
{
    /// <summary>More is no frame file and no trace.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    public static byte[] ReadAll(string name)
    {
        try
        {
            using var source = name == "-" ? Console.OpenStandardInput() : File.OpenRead(name);
            using var memory = new MemoryStream();
            var buffer = new byte[81920];
            for (int read; (read = source.Read(buffer)) > 0;)
            {
                memory.Write(buffer, 0, read);
                if (memory.Length > MaxBytes)
                {
                    throw new UserException($"{name} is larger than {MaxBytes >> 20} MiB: split it.");
                }
            }

            return memory.ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"reading {name}: {error.Message} Check the path and its permissions.");
        }
    }
}
