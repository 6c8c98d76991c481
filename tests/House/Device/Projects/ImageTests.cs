using System.Text.Json;
using EdgeNodes.FirmwareProjects;

namespace EdgeNodes.House.Tests.Device.Projects;

/// <summary>One file says which image the boards run and what it must show, for the technician and for every page that tells how to flash.</summary>
public sealed class ImageTests
{
    private static readonly JsonElement Image = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "firmware/nanoff.json"))).RootElement;

    [Fact]
    public void The_image_is_pinned_with_its_reason()
    {
        Assert.Matches(@"^\d+\.\d+\.\d+(\.\d+)?$", Image.GetProperty("firmware").GetString());
        Assert.Equal("ESP32_REV3", Image.GetProperty("target").GetString());
        Assert.Contains("System.Net " + PackageCatalog.Read(Repository.Root).Packages["nanoFramework.System.Net"].Version, Image.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_native_parts_are_assemblies_of_pinned_packages()
    {
        var known = PackageCatalog.Read(Repository.Root).Packages.Values.Select(p => p.Assembly).Append("nanoFramework.Hardware.Esp32.Rmt").ToHashSet();
        Assert.All(Image.GetProperty("native").EnumerateObject(), native =>
        {
            Assert.Contains(native.Name, known);
            Assert.Matches("^0x[0-9A-F]{8}$", native.Value.GetString());
        });
    }

    [Fact]
    public void No_other_file_names_a_version_of_the_image()
    {
        var others = Directory.EnumerateFiles(Path.Combine(Repository.Root, "hardware"), "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            .Where(file => Path.GetExtension(file) is ".md" or ".txt" or ".json" && File.ReadAllText(file).Contains("--fwversion 1.", StringComparison.Ordinal));
        Assert.Empty(others);
    }
}
