using System.Text;

namespace EdgeNodes.FirmwareProjects;

/// <summary>Firmware.sln, for Visual Studio and VS Code with the nanoFramework extension.</summary>
public static class SolutionText
{
    /// <summary>The project system of nanoFramework.</summary>
    public const string NanoType = "{11A8DD76-328B-46DF-9F39-F559912D0360}";

    /// <summary>C#.</summary>
    public const string CSharpType = "{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}";

    /// <summary>The file's text.</summary>
    public static string Of(IReadOnlyList<FirmwareProject> projects)
    {
        var text = new StringBuilder("\nMicrosoft Visual Studio Solution File, Format Version 12.00\n# Visual Studio Version 17\n");
        foreach (var project in projects)
        {
            var path = Path.GetRelativePath("firmware", project.NanoPath).Replace('/', '\\');
            text.Append($"Project(\"{NanoType}\") = \"{project.Name}\", \"{path}\", \"{{{project.ProjectId}}}\"\nEndProject\n");
        }

        text.Append("Global\n\tGlobalSection(SolutionConfigurationPlatforms) = preSolution\n");
        text.Append("\t\tDebug|Any CPU = Debug|Any CPU\n\t\tRelease|Any CPU = Release|Any CPU\n\tEndGlobalSection\n");
        text.Append("\tGlobalSection(ProjectConfigurationPlatforms) = postSolution\n");
        foreach (var project in projects)
        {
            foreach (var configuration in new[] { "Debug", "Release" })
            {
                string[] steps = project.IsApp ? ["ActiveCfg", "Build.0", "Deploy.0"] : ["ActiveCfg", "Build.0"];
                text.AppendJoin("", steps.Select(step => $"\t\t{{{project.ProjectId}}}.{configuration}|Any CPU.{step} = {configuration}|Any CPU\n"));
            }
        }

        return text.Append("\tEndGlobalSection\nEndGlobal\n").ToString();
    }
}
