using EdgeNodes.Tests.Support;

namespace EdgeNodes.House.Tests.Device.Projects;

/// <summary>Where the real packages can be had, ./test compiles the firmware against them; here against packages made up for it.</summary>
public sealed class DeviceCheckTests : IDisposable
{
    private const string Blink = "namespace EdgeNodes { public class Blink { public void On() { new System.Device.Gpio.GpioPin().Write(1); } } }";

    private readonly SmallCheckout city = new();
    private readonly TempFolder cache = new();

    public DeviceCheckTests()
    {
        foreach (var path in new[] { "build/device-check/device-check.csproj", "build/device-check/check.sh", "build/setup.sh" })
        {
            city.Write(path, File.ReadAllText(Path.Combine(Repository.Root, path)));
        }

        city.Add("firmware/Esp32/EdgeNodes.Esp32.csproj", "<DevicePackage Include=\"nanoFramework.System.Device.Gpio\" />");
        city.Write("build/device-check/packages.props", FirmwareProjects.GeneratedFiles.Of(city.Root)["build/device-check/packages.props"]);
        city.Write("firmware/Esp32/Blink.cs", Blink);
    }

    [Fact]
    public async Task Firmware_that_the_packages_carry_compiles()
    {
        StubPackages.Write(cache);
        var (code, said) = await Check();
        Assert.Equal("Firmware compiles against the real nanoFramework packages.", said[^1]);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task A_member_that_the_real_package_lacks_fails_with_its_place()
    {
        StubPackages.Write(cache);
        city.Write("firmware/Esp32/Blink.cs", Blink.Replace("Write(1)", "Toggle()", StringComparison.Ordinal));
        var (code, said) = await Check();
        Assert.Contains(said, line => line.Contains("Blink.cs(1,", StringComparison.Ordinal) && line.Contains("'Toggle'", StringComparison.Ordinal));
        Assert.StartsWith("Firmware does not compile against the real nanoFramework packages", said[^1], StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task A_package_that_is_missing_is_named_and_nothing_fails()
    {
        StubPackages.Write(cache);
        Directory.Delete(cache["nanoframework.runtime.events"], recursive: true);
        var (code, said) = await Check();
        Assert.Equal(["Firmware was not compiled against the real nanoFramework packages: nanoFramework.Runtime.Events is not in the NuGet cache."], said);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Several_missing_packages_are_counted()
    {
        StubPackages.Write(cache);
        Directory.Delete(cache["nanoframework.runtime.events"], recursive: true);
        Directory.Delete(cache["nanoframework.system.device.gpio"], recursive: true);
        var (code, said) = await Check();
        Assert.Equal(["Firmware was not compiled against the real nanoFramework packages: 2 of the 3 packages are not in the NuGet cache."], said);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task An_empty_cache_is_told_in_one_line()
    {
        var (code, said) = await Check();
        Assert.Equal(["Firmware was not compiled against the real nanoFramework packages: none of the 3 packages is in the NuGet cache."], said);
        Assert.Equal(0, code);
    }

    public void Dispose()
    {
        city.Dispose();
        cache.Dispose();
    }

    // What the script says, without the progress of a slow build.
    private async Task<(int Code, string[] Said)> Check()
    {
        var script = $"""
            unset MSBUILD_EXE_PATH MSBuildSDKsPath MSBuildExtensionsPath MSBuildLoadMicrosoftTargetsReadOnly
            export NUGET_PACKAGES='{cache.Path}' MSBUILDDISABLENODEREUSE=1
            root='{city.Root}'
            . "$root/build/setup.sh"
            . "$root/build/device-check/check.sh"
            need_dotnet
            check_on_device_packages
            """;
        using var shell = Tool.Start("bash", "-c", script);
        var output = shell.StandardOutput.ReadToEndAsync();
        var told = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.Empty(await output);
        return (shell.ExitCode, [.. told.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.EndsWith(" ...", StringComparison.Ordinal))]);
    }
}
