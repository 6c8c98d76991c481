using EdgeNodes.Tests.Support;

namespace EdgeNodes.House.Tests;

/// <summary>./edge and ./test take the real packages where a registry serves them all, and say what they took; here with a made-up dotnet.</summary>
public sealed class RealPackagesTests : IDisposable
{
    private const string Real = "real: Built with the real MQTTnet and dotnet/iot: the registry serves them.";
    private const string StandIns = "standins: Built with stand-ins for MQTTnet and dotnet/iot: "
        + "the real ones cannot be restored (artifacts/real-packages.log says why; tried once a day).";

    private readonly TempFolder city = new();

    public RealPackagesTests()
    {
        foreach (var folder in new[] { "bin", "cache", "build/real-packages" })
        {
            Directory.CreateDirectory(city[folder]);
        }

        city.Write("Directory.Packages.props", "<Project />");
    }

    [Fact]
    public async Task Where_everything_is_served_the_real_packages_are_taken_and_looked_for_once()
    {
        Registry(serves: true);
        Assert.Equal(Real, await Choose());
        Assert.Equal(Real, await Choose());
        Assert.Equal(["UseStandIns=false"], Restores);
    }

    [Fact]
    public async Task Where_a_part_is_served_the_stand_ins_are_taken_and_the_registry_is_asked_once_a_day()
    {
        Registry(serves: false);
        Assert.Equal(StandIns, await Choose());
        Assert.Equal(StandIns, await Choose());
        Assert.Single(Restores);
        Assert.True(Directory.Exists(city["cache/mqttnet.server"]), "The failed restore left nothing in the cache: this test shows nothing.");

        Registry(serves: true);
        File.SetLastWriteTimeUtc(Failed, DateTime.UtcNow.AddDays(-2));
        Assert.Equal(Real, await Choose());
        Assert.False(File.Exists(Failed), "The mark of the failure is still there: a bare dotnet build would take the stand-ins.");
    }

    [Fact]
    public async Task Other_pins_or_another_cache_are_looked_for_anew()
    {
        Registry(serves: true);
        Assert.Equal(Real, await Choose());
        File.SetLastWriteTimeUtc(city["Directory.Packages.props"], DateTime.UtcNow.AddMinutes(1));
        Assert.Equal(Real, await Choose());
        Assert.Equal(2, Restores.Length);

        File.SetLastWriteTimeUtc(city["Directory.Packages.props"], DateTime.UtcNow.AddMinutes(-1));
        Registry(serves: false);
        Assert.Equal(StandIns, await Choose(cache: "elsewhere"));
    }

    [Theory]
    [InlineData("true", "standins: Built with stand-ins for MQTTnet and dotnet/iot: as UseStandIns=true asks.")]
    [InlineData("false", "real: Built with the real MQTTnet and dotnet/iot: as UseStandIns=false asks.")]
    public async Task Who_asks_for_one_gets_it_without_a_look(string asked, string said)
    {
        Registry(serves: false);
        Assert.Equal(said, await Choose(asked));
        Assert.Empty(Restores);
    }

    [Fact]
    public void A_bare_dotnet_build_minds_the_mark_of_a_failure() =>
        Assert.Contains(
            "!Exists('$(MSBuildThisFileDirectory)artifacts/real-packages.failed')",
            File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props")), StringComparison.Ordinal);

    public void Dispose() => city.Dispose();

    private string Failed => city["artifacts/real-packages.failed"];

    private string[] Restores => File.Exists(city["restores"]) ? File.ReadAllLines(city["restores"]) : [];

    // A restore that fails has put into the cache what it found before.
    private void Registry(bool serves) =>
        city.Write("bin/dotnet", $"""
            #!/bin/sh
            echo "UseStandIns=$UseStandIns" >>'{city["restores"]}'
            mkdir -p "$NUGET_PACKAGES/mqttnet.server"
            exit {(serves ? 0 : 1)}
            """);

    private async Task<string> Choose(string asked = "", string cache = "cache")
    {
        var script = $"""
            export NUGET_PACKAGES='{city[cache]}' UseStandIns='{asked}' PATH='{city["bin"]}':$PATH
            . '{Repository.Root}/build/setup.sh'
            . '{Repository.Root}/build/real-packages/choose.sh'
            root='{city.Path}'
            chmod +x '{city["bin/dotnet"]}'
            choose_packages
            [ "$mode" = real ] && expected=false || expected=true
            [ "$(printenv UseStandIns)" = $expected ] || echo 'what is exported does not fit'
            printf '%s: %s' "$mode" "$packages"
            """;
        using var shell = Tool.Start("bash", "-c", script);
        var told = shell.StandardError.ReadToEndAsync();
        var said = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.All((await told).Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Equal("Looking for the real packages ...", line));
        return said;
    }
}
