using System.Xml.Linq;

namespace EdgeNodes.FirmwareProjects;

/// <summary>The pinned nanoFramework packages, and what each needs: versions from Directory.Packages.props, references from the API lists.</summary>
public sealed class PackageCatalog
{
    /// <summary>Every project has it.</summary>
    public const string Core = "nanoFramework.CoreLibrary";

    private readonly Dictionary<string, DevicePackage> packages;

    private PackageCatalog(Dictionary<string, DevicePackage> packages) => this.packages = packages;

    /// <summary>Where the lists are, relative to the root.</summary>
    public static string Lists => "tests/StandIns/Api/nanoframework";

    /// <summary>By id.</summary>
    public IReadOnlyDictionary<string, DevicePackage> Packages => packages;

    /// <summary>Reads both.</summary>
    public static PackageCatalog Read(string root) => new(
        XDocument.Load(Path.Combine(root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(e => (Id: e.Attribute("Include")!.Value, Version: e.Attribute("Version")!.Value))
            .Where(pin => pin.Id.StartsWith("nanoFramework.", StringComparison.Ordinal))
            .Select(pin => (pin.Id, pin.Version, List: ListOf(root, pin.Id)))
            .Where(pin => pin.List is not null)
            .ToDictionary(pin => pin.Id, pin => Read(pin.Id, pin.Version, pin.List!)));

    /// <summary>These packages and all that they reference, the core library first, then by assembly.</summary>
    public IReadOnlyList<DevicePackage> Closure(IEnumerable<string> ids)
    {
        var found = new Dictionary<string, DevicePackage>();
        var open = new Queue<string>(ids.Prepend(Core));
        while (open.TryDequeue(out var id))
        {
            if (!packages.TryGetValue(id, out var package))
            {
                throw new InvalidDataException($"{id} is referenced by the firmware: pin its version in Directory.Packages.props, and copy its API list, with its references, to {Lists}.");
            }

            if (found.TryAdd(id, package))
            {
                package.References.Select(IdOf).ToList().ForEach(open.Enqueue);
            }
        }

        return [.. found.Values.OrderBy(p => p.Id != Core).ThenBy(p => p.Assembly, StringComparer.Ordinal)];
    }

    /// <summary>The package of an assembly.</summary>
    public static string IdOf(string assembly) =>
        assembly == "mscorlib" ? Core : assembly.StartsWith("nanoFramework.", StringComparison.Ordinal) ? assembly : "nanoFramework." + assembly;

    private static string? ListOf(string root, string id) =>
        new[] { id == Core ? "mscorlib" : id, id["nanoFramework.".Length..] }
            .Select(name => Path.Combine(root, Lists, name + ".txt")).FirstOrDefault(File.Exists);

    private static DevicePackage Read(string id, string version, string list)
    {
        var head = File.ReadLines(list).TakeWhile(line => line.StartsWith('#')).Select(line => line.Split(' ')).ToList();
        var own = head.Single(words => words[1] == "assembly");
        return new DevicePackage(id, version, own[2], own[3], [.. head.Where(words => words[1] == "references").Select(words => words[2])]);
    }
}
