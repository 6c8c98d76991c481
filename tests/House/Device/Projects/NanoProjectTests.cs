using System.Xml.Linq;

namespace EdgeNodes.House.Tests.Device.Projects;

/// <summary>A technician opens Firmware.sln: every file is there, every reference is pinned and needed. Read without the generator.</summary>
public sealed class NanoProjectTests
{
    private static readonly XNamespace Xml = "http://schemas.microsoft.com/developer/msbuild/2003";

    private static readonly Dictionary<string, string> Pins =
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(e => e.Attribute("Include")!.Value, e => e.Attribute("Version")!.Value);

    public static TheoryData<string> Projects => DeviceAssembly.All;

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_source_is_listed_once(string project)
    {
        var folder = Path.Combine(Repository.Root, Path.GetDirectoryName(project)!);
        var sources = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "firmware/AssemblyInfo.cs"));
        Assert.Equal(sources.Order(StringComparer.Ordinal), Items(project, "Compile").Select(i => FullPath(project, i)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_reference_is_a_pinned_package_that_is_fetched(string project)
    {
        var fetched = XDocument.Load(Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, "packages.config")).Descendants("package")
            .ToDictionary(p => p.Attribute("id")!.Value, p => p.Attribute("version")!.Value);
        var hints = Read(project).Descendants(Xml + "HintPath").Select(hint => FullPath(project, hint.Value)).ToList();
        var packages = Path.Combine(Repository.Root, "firmware/packages/");
        Assert.All(fetched, package => Assert.Equal(Pins[package.Key], package.Value));
        Assert.Equal(
            fetched.Select(package => $"{packages}{package.Key}.{package.Value}").Order(StringComparer.Ordinal),
            hints.Select(hint => Path.GetDirectoryName(Path.GetDirectoryName(hint))!).Order(StringComparer.Ordinal));
        Assert.Equal(hints.Count, Items(project, "Reference").Count());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_names_the_packages_that_it_uses_and_no_other(string project)
    {
        using var module = DeviceAssembly.Read(project);
        var named = Repository.Items(project, "DevicePackage").Concat(Repository.Items(project, "DeviceOnlyPackage")).Append("nanoFramework.CoreLibrary").Distinct();
        var used = new MemberCheck(DeviceApi.OfTheCheckout).Used(module).Select(FirmwareProjects.PackageCatalog.IdOf).Append("nanoFramework.CoreLibrary").Distinct();
        Assert.True(
            named.ToHashSet().SetEquals(used),
            $"{project}: add {Listed(used.Except(named))}, remove {Listed(named.Except(used))} (DevicePackage; DeviceOnlyPackage for what .NET has by itself).");
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "firmware/Firmware.sln")).Replace('\\', '/');
        Assert.All(DeviceAssembly.Projects, project => Assert.Contains(
            $"\"{Path.GetRelativePath("firmware", Path.ChangeExtension(project, ".nfproj"))}\", \"{{{Read(project).Descendants(Xml + "ProjectGuid").Single().Value}}}\"",
            solution,
            StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Both_kinds_of_project_reference_the_same_projects(string project) => Assert.Equal(
        Repository.References(project).Select(r => Path.ChangeExtension(r, ".nfproj")).Where(r => !r.Contains("standins", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        Items(project, "ProjectReference").Select(i => Path.GetRelativePath(Repository.Root, FullPath(project, i))).Order(StringComparer.Ordinal));

    private static XDocument Read(string project) => XDocument.Load(Path.Combine(Repository.Root, Path.ChangeExtension(project, ".nfproj")));

    private static IEnumerable<string> Items(string project, string item) => Read(project).Descendants(Xml + item).Select(e => e.Attribute("Include")!.Value);

    private static string FullPath(string project, string path) =>
        Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, path.Replace('\\', '/')));

    private static string Listed(IEnumerable<string> packages) => packages.Any() ? string.Join(", ", packages) : "nothing";
}
