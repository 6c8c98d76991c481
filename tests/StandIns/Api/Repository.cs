namespace EdgeNodes.StandIns.Tests.Api;

/// <summary>Where the stand-ins and their lists lie.</summary>
internal static class Repository
{
    public static string Root => EdgeNodes.Tests.Support.Repository.Root;

    /// <summary>Package ids: each file Api/PackageId.txt is the used part of that package's API list.</summary>
    public static IEnumerable<string> Packages => Directory.EnumerateFiles(Path.Combine(Root, "tests", "StandIns", "Api"), "*.txt")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal);

    public static Dictionary<string, ApiType> List(string package) =>
        ApiListFile.Read(File.ReadLines(Path.Combine(Root, "tests", "StandIns", "Api", package + ".txt")));

    /// <summary>The built stand-in: beside the tests when they use it, else where its own build puts it.</summary>
    public static string Assembly(string package)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, package + ".dll");
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar) + "/")!);
        var built = Path.Combine(Root, "artifacts", "standins", "bin", package, configuration, package + ".dll");
        var found = new[] { beside, built }.FirstOrDefault(File.Exists);
        Assert.True(found is not null, $"The stand-in {package} is not built: run 'dotnet build shared/standins/{package}' first.");
        return found;
    }
}
