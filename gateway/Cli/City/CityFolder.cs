namespace EdgeNodes.Cli.City;

/// <summary>Where a run keeps its files: one folder of the user's, or a temporary one that goes with the run.</summary>
internal sealed class CityFolder : IDisposable
{
    private readonly bool temporary;

    private CityFolder(string root, bool temporary)
    {
        Root = root;
        this.temporary = temporary;
    }

    public string Root { get; }

    public string Broker => Path.Combine(Root, "broker");

    public string Gateway => Path.Combine(Root, "gateway");

    public string Platform => Path.Combine(Root, "platform");

    public string Radio => Path.Combine(Root, "radio");

    public string StorageOf(string node) => Path.Combine(Root, "nodes", node);

    public static CityFolder Open(string? wanted)
    {
        try
        {
            if (wanted == null)
            {
                return new CityFolder(Directory.CreateTempSubdirectory("edge-city-").FullName, temporary: true);
            }

            var root = Path.GetFullPath(wanted);
            if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any())
            {
                // A second run over the first one's storage would count the first one's readings.
                throw new UserException($"--data {wanted}: the folder is not empty; name a new one.");
            }

            Directory.CreateDirectory(root);
            return new CityFolder(root, temporary: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"--data {wanted}: {error.Message} Name a folder that can be written.");
        }
    }

    public void Dispose()
    {
        if (temporary)
        {
            Directory.Delete(Root, recursive: true);
        }
    }
}
