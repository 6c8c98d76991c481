using System.Text.Json;

namespace EdgeNodes.Tests.Support;

/// <summary>Runs verify.js: npm's lora-packet judges packets that we built, or that the virtual modem emitted.</summary>
public static class LoraPacket
{
    private static readonly string Tests = Path.Combine(Repository.Root, "tests");

    /// <returns>How many packets it found true; a false one fails the test.</returns>
    public static async Task<int> VerifyAsync(IEnumerable<string> jsonLines)
    {
        using var folder = new TempFolder();
        return await VerifyAsync(folder.Write("packets.jsonl", string.Join('\n', jsonLines)));
    }

    /// <param name="file">One packet a line; verify.js says how.</param>
    /// <returns>How many packets it found true; a false one fails the test.</returns>
    public static async Task<int> VerifyAsync(string file)
    {
        if (!Directory.Exists(Path.Combine(Tests, "node_modules", "lora-packet")))
        {
            using var install = new ToolProcess("npm", "ci", "--prefix", Tests, "--no-audit", "--no-fund", "--silent");
            Assert.True(await install.Exit(TimeSpan.FromMinutes(5)) == 0, "npm ci in tests/ failed: " + install.Errors);
        }

        var (code, output, errors) = await ToolProcess.Run("node", Path.Combine(Tests, "Support", "verify.js"), file);
        Assert.True(code == 0, output + errors);
        return JsonDocument.Parse(output).RootElement.GetProperty("verified").GetInt32();
    }
}
