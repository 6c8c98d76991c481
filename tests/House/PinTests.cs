using System.Xml.Linq;

namespace EdgeNodes.House.Tests;

public sealed class PinTests
{
    private static readonly Dictionary<string, string> Pins =
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(e => e.Attribute("Include")!.Value, e => e.Attribute("Version")!.Value);

    [Theory]
    [InlineData("MQTTnet", "5.2.0.1603")]
    [InlineData("MQTTnet.Server", "5.2.0.1603")]
    [InlineData("MQTTnet.AspNetCore", "5.2.0.1603")]
    [InlineData("System.Device.Gpio", "4.2.0")]
    [InlineData("Iot.Device.Bindings", "4.2.0")]
    [InlineData("nanoFramework.CoreLibrary", "1.17.11")]
    [InlineData("nanoFramework.M2Mqtt", "5.1.220")]
    [InlineData("nanoFramework.System.Device.Gpio", "1.1.62")]
    [InlineData("nanoFramework.Iot.Device.Bmxx80", "1.2.1016")]
    public void The_packages_that_EdgeNodes_is_written_against_are_pinned(string package, string version) =>
        Assert.Equal(version, Pins[package]);

    [Fact]
    public void Every_stand_in_stands_in_for_a_pinned_package()
    {
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "shared/standins")).Select(Path.GetFileName);
        // Board is the socket that simulated parts plug into; UnitsNet comes with Iot.Device.Bindings.
        Assert.Empty(folders.Where(folder => folder is not ("Board" or "UnitsNet")).Except(Pins.Keys));
    }

    [Fact]
    public void No_version_floats() => Assert.All(Pins, pin => Assert.Matches(@"^\d+(\.\d+){2,3}$", pin.Value));

    [Fact]
    public void The_switch_looks_for_the_pinned_versions()
    {
        var props = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props"));
        foreach (var package in new[] { "MQTTnet", "MQTTnet.Server", "System.Device.Gpio", "Iot.Device.Bindings" })
        {
            Assert.Contains($"/{package.ToLowerInvariant()}/{Pins[package]}'", props, StringComparison.Ordinal);
        }
    }
}
