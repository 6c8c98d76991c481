using System.Xml.Linq;

namespace EdgeNodes.FirmwareProjects;

/// <summary>One project of the firmware, as its .csproj and its folder tell it.</summary>
/// <param name="Name">Also the assembly's.</param>
/// <param name="Folder">Relative to the root.</param>
/// <param name="IsApp">Has a Program: what a board runs.</param>
/// <param name="Sources">Relative to the folder.</param>
/// <param name="Packages">Ids, as the .csproj names them.</param>
/// <param name="References">Names of the projects that it references.</param>
public sealed record FirmwareProject(
    string Name, string Folder, bool IsApp, IReadOnlyList<string> Sources, IReadOnlyList<string> Packages, IReadOnlyList<string> References)
{
    /// <summary>Its .nfproj, relative to the root.</summary>
    public string NanoPath => $"{Folder}/{Name}.nfproj";

    /// <summary>The same for the same name, always.</summary>
    public string ProjectId => StableGuid.Of("EdgeNodes firmware project " + Name);

    /// <summary>Reads a .csproj and looks at the sources beside it.</summary>
    public static FirmwareProject Read(string root, string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var project = XDocument.Load(Path.Combine(root, path));
        var sources = Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Path.Combine(root, folder), file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("bin/", StringComparison.Ordinal) && !file.StartsWith("obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
        return new FirmwareProject(
            Path.GetFileNameWithoutExtension(path),
            folder,
            sources.Contains("Program.cs"),
            sources,
            [.. Items(project, "DevicePackage").Concat(Items(project, "DeviceOnlyPackage"))],
            [.. Items(project, "ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')))]);
    }

    private static IEnumerable<string> Items(XDocument project, string item) =>
        project.Descendants(item).SelectMany(e => (e.Attribute("Include")?.Value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries));
}
