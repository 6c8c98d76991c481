using EdgeNodes.FirmwareProjects;

namespace EdgeNodes.House.Tests.Device.Projects;

/// <summary>Somebody adds a file or a package to the firmware: the .nfproj files follow, or this says how to make them.</summary>
public sealed class GeneratedTests
{
    private const string Node = "firmware/Node/EdgeNodes.Node.nfproj";

    public static TheoryData<string> Paths => [.. GeneratedFiles.Of(Repository.Root).Keys];

    [Theory]
    [MemberData(nameof(Paths))]
    public void What_is_committed_is_what_the_sources_ask_for(string path)
    {
        var file = Path.Combine(Repository.Root, path);
        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == GeneratedFiles.Of(Repository.Root)[path],
            $"{path} is not what the sources ask for: run 'dotnet run --project build/firmware-projects' and commit what it writes.");
    }

    [Fact]
    public void No_other_file_of_the_kind_lies_about()
    {
        var all = new[] { "firmware", "shared" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) == ".nfproj" || Path.GetFileName(file) == "packages.config")
            .Select(file => Path.GetRelativePath(Repository.Root, file));
        Assert.Empty(all.Except(GeneratedFiles.Of(Repository.Root).Keys));
    }

    [Fact]
    public void A_new_source_file_is_listed_in_its_place()
    {
        using var city = new SmallCheckout();
        Assert.DoesNotContain("Added.cs", GeneratedFiles.Of(city.Root)[Node], StringComparison.Ordinal);
        city.Write("firmware/Node/Sleep/Added.cs", "");
        Assert.Contains("""<Compile Include="Sleep\Added.cs" />""", GeneratedFiles.Of(city.Root)[Node], StringComparison.Ordinal);
        city.Write("firmware/Node/obj/Debug/Left.cs", "");
        Assert.DoesNotContain("Left.cs", GeneratedFiles.Of(city.Root)[Node], StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_brings_what_it_references_to_every_project_above()
    {
        using var city = new SmallCheckout();
        city.Add("firmware/Esp32/EdgeNodes.Esp32.csproj", "<DevicePackage Include=\"nanoFramework.System.Device.Gpio\" />");
        var files = GeneratedFiles.Of(city.Root);
        foreach (var path in new[] { "firmware/Esp32/packages.config", "firmware/Streetlight/packages.config" })
        {
            Assert.Contains("id=\"nanoFramework.System.Device.Gpio\" version=\"1.1.62\"", files[path], StringComparison.Ordinal);
            Assert.Contains("id=\"nanoFramework.Runtime.Events\" version=\"1.11.37\"", files[path], StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Gpio", files["firmware/Node/packages.config"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_is_not_pinned_is_told_with_its_remedy()
    {
        using var city = new SmallCheckout();
        city.Add("firmware/Esp32/EdgeNodes.Esp32.csproj", "<DevicePackage Include=\"nanoFramework.Unheard\" />");
        var trouble = Assert.Throws<InvalidDataException>(() => GeneratedFiles.Of(city.Root));
        Assert.Contains("nanoFramework.Unheard is referenced by the firmware: pin its version", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_keeps_its_identity_on_every_machine() =>
        Assert.Equal("BAE0A0E7-F982-8049-BED6-8C22CA4B6285", StableGuid.Of("EdgeNodes firmware project EdgeNodes.Node"));
}
