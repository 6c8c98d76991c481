namespace EdgeNodes.FirmwareProjects;

/// <summary>The packages that build/device-check compiles against: all that any project of the firmware uses.</summary>
public static class CheckPackagesText
{
    /// <summary>The file's text.</summary>
    public static string Of(IEnumerable<DevicePackage> packages) =>
        "<Project>\n  <!-- Written by build/firmware-projects. -->\n  <ItemGroup>\n"
        + string.Concat(packages.DistinctBy(p => p.Id).OrderBy(p => p.Id, StringComparer.Ordinal)
            .Select(p => $"    <RealDevicePackage Include=\"{p.Id}\" Version=\"{p.Version}\" Assembly=\"{p.Assembly}\" />\n"))
        + "  </ItemGroup>\n</Project>\n";
}
