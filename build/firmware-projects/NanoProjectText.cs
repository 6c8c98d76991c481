using System.Text;

namespace EdgeNodes.FirmwareProjects;

/// <summary>A .nfproj: MSBuild's old form, without globs, with every reference and every file by name.</summary>
public static class NanoProjectText
{
    /// <summary>The file's text.</summary>
    public static string Of(FirmwareProject project, IReadOnlyList<DevicePackage> packages)
    {
        var text = new StringBuilder();
        text.Append($"""
            <?xml version="1.0" encoding="utf-8"?>
            <!-- Written by build/firmware-projects from {project.Name}.csproj: change that one, then run it again. -->
            <Project ToolsVersion="Current" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup Label="Globals">
                <NanoFrameworkProjectSystemPath>$(MSBuildExtensionsPath)\nanoFramework\v1.0\</NanoFrameworkProjectSystemPath>
                <!-- The checkout's own settings are for the .NET SDK. -->
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
              </PropertyGroup>
              {Import("NFProjectSystem.Default.props")}
              <PropertyGroup>
                <Configuration Condition=" '$(Configuration)' == '' ">Debug</Configuration>
                <Platform Condition=" '$(Platform)' == '' ">AnyCPU</Platform>
                <ProjectTypeGuids>{SolutionText.NanoType};{SolutionText.CSharpType}</ProjectTypeGuids>
                <ProjectGuid>{project.ProjectId}</ProjectGuid>
                <OutputType>{(project.IsApp ? "Exe" : "Library")}</OutputType>
                <FileAlignment>512</FileAlignment>
                <RootNamespace>{project.Name}</RootNamespace>
                <AssemblyName>{project.Name}</AssemblyName>
                <TargetFrameworkVersion>v1.0</TargetFrameworkVersion>
                <LangVersion>9.0</LangVersion>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              {Import("NFProjectSystem.props")}

            """.ReplaceLineEndings("\n"));
        Group(text, project.Sources.Prepend(From(project, "firmware/AssemblyInfo.cs")).Select(Compile));
        Group(text, ["    <None Include=\"packages.config\" />\n"]);
        Group(text, packages.Select(package => Reference(project, package)));
        Group(text, project.References.Select(name => $"    <ProjectReference Include=\"{Dos(From(project, Folder(name)))}\\{name}.nfproj\" />\n"));
        text.Append($"""
              {Import("NFProjectSystem.CSharp.targets")}
              <ProjectExtensions>
                <ProjectCapabilities>
                  <ProjectConfigurationsDeclaredAsItems />
                </ProjectCapabilities>
              </ProjectExtensions>
            </Project>

            """.ReplaceLineEndings("\n"));
        return text.ToString();
    }

    private static string Import(string file) =>
        $"<Import Project=\"$(NanoFrameworkProjectSystemPath){file}\" Condition=\"Exists('$(NanoFrameworkProjectSystemPath){file}')\" />";

    private static void Group(StringBuilder text, IEnumerable<string> items)
    {
        var lines = items.ToList();
        if (lines.Count > 0)
        {
            text.Append("  <ItemGroup>\n").AppendJoin("", lines).Append("  </ItemGroup>\n");
        }
    }

    private static string Compile(string source) => $"    <Compile Include=\"{Dos(source)}\" />\n";

    private static string Reference(FirmwareProject project, DevicePackage package) =>
        $"    <Reference Include=\"{package.Reference}\">\n"
        + $"      <HintPath>{Dos(From(project, "firmware/" + package.HintPath))}</HintPath>\n"
        + "      <Private>True</Private>\n"
        + "    </Reference>\n";

    private static string Folder(string name) => Path.GetDirectoryName(GeneratedFiles.Projects.Single(path => Path.GetFileNameWithoutExtension(path) == name))!;

    // A path below the root, as the project's folder sees it.
    private static string From(FirmwareProject project, string path) => Path.GetRelativePath(project.Folder, path);

    // MSBuild takes either slash, Visual Studio writes this one.
    private static string Dos(string path) => path.Replace('/', '\\');
}
