namespace EdgeNodes.FirmwareProjects;

/// <summary>Everything that is written, by path relative to the root: the same text for the same checkout, on any machine.</summary>
public static class GeneratedFiles
{
    /// <summary>The projects that go on an ESP32, in the order in which they build.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        "shared/Contract/EdgeNodes.Contract.csproj",
        "firmware/Node/EdgeNodes.Node.csproj",
        "firmware/Esp32/EdgeNodes.Esp32.csproj",
        "firmware/AirQuality/EdgeNodes.AirQuality.csproj",
        "firmware/SoilMoisture/EdgeNodes.SoilMoisture.csproj",
        "firmware/WaterLevel/EdgeNodes.WaterLevel.csproj",
        "firmware/Streetlight/EdgeNodes.Streetlight.csproj",
    ];

    /// <summary>Reads the checkout below <paramref name="root"/>; throws InvalidDataException with the remedy for what does not fit together.</summary>
    public static IReadOnlyDictionary<string, string> Of(string root)
    {
        var packages = PackageCatalog.Read(root);
        var projects = Projects.Select(path => FirmwareProject.Read(root, path)).ToList();
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var project in projects)
        {
            var used = packages.Closure(Named(project, projects));
            files[project.NanoPath] = NanoProjectText.Of(project, used);
            files[project.Folder + "/packages.config"] = PackagesConfigText.Of(used);
        }

        files["firmware/Firmware.sln"] = SolutionText.Of(projects);
        files["build/device-check/packages.props"] = CheckPackagesText.Of(projects.SelectMany(p => packages.Closure(p.Packages)));
        files["firmware/AssemblyInfo.cs"] = AssemblyInfoText.Of(root);
        return files;
    }

    // References are not transitive in a .nfproj: a project lists what the projects below it need, too.
    private static IEnumerable<string> Named(FirmwareProject project, List<FirmwareProject> projects) =>
        projects.Where(p => p == project || project.References.Contains(p.Name)).SelectMany(p => p.Packages);
}
