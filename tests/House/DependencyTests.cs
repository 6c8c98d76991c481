using Mono.Cecil;

namespace EdgeNodes.House.Tests;

public sealed class DependencyTests
{
    private const string Contract = "shared/Contract/EdgeNodes.Contract.csproj";
    private const string Node = "firmware/Node/EdgeNodes.Node.csproj";

    [Theory]
    [InlineData("EdgeNodes.Contract.dll", new[] { "netstandard" })]
    [InlineData("EdgeNodes.Node.dll", new[] { "netstandard", "EdgeNodes.Contract" })]
    public void Contract_and_Node_know_no_package(string assembly, string[] known)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly));
        Assert.Empty(module.AssemblyReferences.Select(reference => reference.Name).Except(known));
    }

    [Theory]
    [InlineData(Contract)]
    [InlineData(Node)]
    public void Contract_and_Node_list_no_package(string project)
    {
        foreach (var item in new[] { "PackageReference", "RealPackage", "DevicePackage", "Reference", "FrameworkReference" })
        {
            Assert.Empty(Repository.Items(project, item));
        }

        // The device has its Math in a package; on a PC, .NET has it.
        Assert.Equal(project == Node ? ["nanoFramework.System.Math"] : [], Repository.Items(project, "DeviceOnlyPackage"));
    }

    /// <summary>Dependencies point inwards: a room may know the rooms behind its arrow, and none beside or above.</summary>
    [Fact]
    public void Dependencies_point_inwards()
    {
        string[] json = ["shared/Contract/", "shared/Air/"];
        string[] app = ["firmware/Esp32/", "firmware/Node/", "shared/Contract/"];
        var allowed = new (string Room, string[] Knows)[]
        {
            ("shared/Contract/", []),
            ("shared/Air/", ["shared/Contract/"]),
            ("shared/Json/", json),
            ("shared/LoRaWan/", []),
            ("shared/standins/", ["shared/standins/", "$(RepoRoot)shared/standins/"]),
            ("firmware/Node/", ["shared/Contract/"]),
            ("firmware/Esp32/", ["firmware/Node/", "shared/Contract/"]),
            ("firmware/", app),
            ("gateway/Platform/", ["shared/Contract/", "shared/Json/", "shared/Air/"]),
            ("gateway/Cli/", ["gateway/", "shared/", "hardware/simulated/", "hardware/boards/", "firmware/"]),
            ("gateway/", ["shared/Contract/", "shared/Json/", "shared/LoRaWan/"]),
            ("hardware/boards/", []),
            ("hardware/simulated/", ["shared/", "firmware/"]),
        };

        foreach (var project in Repository.Projects.Keys.Where(p => !p.StartsWith("tests/", StringComparison.Ordinal) && !p.StartsWith("build/", StringComparison.Ordinal)))
        {
            var knows = allowed.First(rule => project.StartsWith(rule.Room, StringComparison.Ordinal)).Knows;
            Assert.All(
                Repository.References(project).Where(r => !r.Contains("standins/", StringComparison.Ordinal) || !project.StartsWith("shared/standins/", StringComparison.Ordinal)),
                reference => Assert.True(knows.Any(room => reference.StartsWith(room, StringComparison.Ordinal)), $"{project} reaches {reference}"));
        }
    }

    [Fact]
    public void Nothing_but_the_switch_refers_to_a_stand_in_for_a_real_package()
    {
        string[] real = ["MQTTnet", "MQTTnet.Server", "System.Device.Gpio", "Iot.Device.Bindings"];
        var outside = Repository.Projects.Keys.Where(p => !p.StartsWith("shared/standins/", StringComparison.Ordinal));
        foreach (var project in outside)
        {
            Assert.DoesNotContain(Repository.References(project), r => real.Any(name => r == $"shared/standins/{name}/{name}.csproj"));
        }
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "EdgeNodes.sln")).Replace('\\', '/');
        Assert.All(
            Repository.Projects.Keys.Where(p => !p.StartsWith("build/", StringComparison.Ordinal)),
            project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }
}
