using EdgeNodes.Gateway.Registry;

namespace EdgeNodes.Gateway.Tests.Registry;

/// <summary>The list of nodes survives a power cut while it is written.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_shorter_text_leaves_nothing_of_the_longer_one_and_no_other_file()
    {
        AtomicFile.Write(folder["nodes.json"], "a long text that was there before");
        AtomicFile.Write(folder["nodes.json"], "Käse");
        Assert.Equal("Käse", File.ReadAllText(folder["nodes.json"]));
        Assert.Equal([folder["nodes.json"]], Directory.GetFiles(folder));
    }

    [Fact]
    public void What_a_power_cut_left_half_written_is_overwritten_and_the_old_text_stood_until_then()
    {
        AtomicFile.Write(folder["nodes.json"], "old");
        File.WriteAllText(folder["nodes.json.new"], "half of a new te");
        Assert.Equal("old", File.ReadAllText(folder["nodes.json"]));
        AtomicFile.Write(folder["nodes.json"], "new");
        Assert.Equal("new", File.ReadAllText(folder["nodes.json"]));
        Assert.False(File.Exists(folder["nodes.json.new"]));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_text()
    {
        AtomicFile.Write(folder["nodes.json"], "old");
        // Somebody has it open: no other may write beside it.
        using (new FileStream(folder["nodes.json.new"], FileMode.Create, FileAccess.Write, FileShare.None))
        {
            Assert.Throws<IOException>(() => AtomicFile.Write(folder["nodes.json"], "new"));
        }

        Assert.Equal("old", File.ReadAllText(folder["nodes.json"]));
    }

    [Fact]
    public void A_secret_is_for_the_gateway_s_user_only()
    {
        AtomicFile.Write(folder["secrets"], "correct-horse", secret: true);
        Assert.Equal("correct-horse", File.ReadAllText(folder["secrets"]));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["secrets"]));
        }
    }
}
