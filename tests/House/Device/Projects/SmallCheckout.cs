using EdgeNodes.FirmwareProjects;
using EdgeNodes.Tests.Support;

namespace EdgeNodes.House.Tests.Device.Projects;

/// <summary>A checkout with nothing but what makes projects: seven of them, two packages.</summary>
internal sealed class SmallCheckout : IDisposable
{
    private readonly TempFolder folder = new();

    public SmallCheckout()
    {
        Write("Directory.Build.props", "<Project><PropertyGroup><Version>0.1.0</Version><Company>C</Company><Copyright>MIT</Copyright></PropertyGroup></Project>");
        Write("Directory.Packages.props", """
            <Project><ItemGroup>
              <PackageVersion Include="nanoFramework.CoreLibrary" Version="1.17.11" />
              <PackageVersion Include="nanoFramework.Runtime.Events" Version="1.11.37" />
              <PackageVersion Include="nanoFramework.System.Device.Gpio" Version="1.1.62" />
            </ItemGroup></Project>
            """);
        Write(PackageCatalog.Lists + "/mscorlib.txt", "# assembly mscorlib 1.17.11.0\n");
        Write(PackageCatalog.Lists + "/nanoFramework.Runtime.Events.txt", "# assembly nanoFramework.Runtime.Events 1.11.37.0\n# references mscorlib 1.17.11.0\n");
        Write(PackageCatalog.Lists + "/System.Device.Gpio.txt", "# assembly System.Device.Gpio 1.1.62.0\n# references nanoFramework.Runtime.Events 1.11.37.0\n");
        foreach (var project in GeneratedFiles.Projects)
        {
            var isApp = project is not ("shared/Contract/EdgeNodes.Contract.csproj" or "firmware/Node/EdgeNodes.Node.csproj" or "firmware/Esp32/EdgeNodes.Esp32.csproj");
            Write(project, isApp ? "<Project><ItemGroup><ProjectReference Include=\"../Esp32/EdgeNodes.Esp32.csproj\" /></ItemGroup></Project>" : "<Project><ItemGroup></ItemGroup></Project>");
        }
    }

    public string Root => folder.Path;

    public void Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Add(string project, string item) =>
        Write(project, File.ReadAllText(Path.Combine(Root, project)).Replace("<ItemGroup>", "<ItemGroup>" + item, StringComparison.Ordinal));

    public void Dispose() => folder.Dispose();
}
