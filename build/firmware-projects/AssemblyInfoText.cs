using System.Xml.Linq;

namespace EdgeNodes.FirmwareProjects;

/// <summary>The version of the firmware's assemblies, which the .NET SDK writes by itself and nanoFramework's project system does not.</summary>
public static class AssemblyInfoText
{
    /// <summary>The file's text; the version is that of Directory.Build.props.</summary>
    public static string Of(string root)
    {
        var properties = XDocument.Load(Path.Combine(root, "Directory.Build.props"));
        string Property(string name) => properties.Descendants(name).Single().Value;
        return "// Written by build/firmware-projects from Directory.Build.props, for the .nfproj files alone.\n"
            + "using System.Reflection;\n\n"
            + $"[assembly: AssemblyCompany(\"{Property("Company")}\")]\n"
            + $"[assembly: AssemblyCopyright(\"{Property("Copyright")}\")]\n"
            + $"[assembly: AssemblyVersion(\"{Property("Version")}.0\")]\n";
    }
}
