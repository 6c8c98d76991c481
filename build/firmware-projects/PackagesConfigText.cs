namespace EdgeNodes.FirmwareProjects;

/// <summary>A packages.config: every package, the transitive ones too, in its pinned version.</summary>
public static class PackagesConfigText
{
    /// <summary>The file's text.</summary>
    public static string Of(IEnumerable<DevicePackage> packages) =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<packages>\n"
        + string.Concat(packages.OrderBy(p => p.Id, StringComparer.Ordinal)
            .Select(p => $"  <package id=\"{p.Id}\" version=\"{p.Version}\" targetFramework=\"netnano1.0\" />\n"))
        + "</packages>\n";
}
