using EdgeNodes.FirmwareProjects;

// dotnet run --project build/firmware-projects: after a source file, a project or a package of the firmware came or went.
var folder = new DirectoryInfo(args.Length > 0 ? args[0] : Environment.CurrentDirectory);
while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EdgeNodes.sln")))
{
    folder = folder.Parent;
}

if (folder is null)
{
    Console.Error.WriteLine("No EdgeNodes.sln here or above: run this in a checkout, or name its folder.");
    return 2;
}

try
{
    foreach (var (path, text) in GeneratedFiles.Of(folder.FullName))
    {
        var file = Path.Combine(folder.FullName, path);
        if (!File.Exists(file) || File.ReadAllText(file) != text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            Console.WriteLine($"wrote {path}");
        }
    }

    return 0;
}
catch (InvalidDataException trouble)
{
    Console.Error.WriteLine(trouble.Message);
    return 1;
}
