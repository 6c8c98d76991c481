using System.Xml.Linq;

namespace EdgeNodes.House.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root => EdgeNodes.Tests.Support.Repository.Root;

    /// <summary>Every project file, by path relative to the root.</summary>
    public static IReadOnlyDictionary<string, XDocument> Projects { get; } =
        Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("artifacts/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal))
            .ToDictionary(path => path, path => XDocument.Load(Path.Combine(Root, path)));

    /// <summary>What a project lists under an item name.</summary>
    public static IEnumerable<string> Items(string project, string item) =>
        Projects[project].Descendants(item).Select(e => e.Attribute("Include")?.Value ?? "").Where(v => v.Length > 0);

    /// <summary>Projects that a project references, by path relative to the root.</summary>
    public static IEnumerable<string> References(string project) =>
        Items(project, "ProjectReference")
            .Select(include => Path.GetRelativePath(Root, Path.GetFullPath(Path.Combine(Root, Path.GetDirectoryName(project)!, include))).Replace('\\', '/'));
}
