using System.Diagnostics;

namespace EdgeNodes.City.Tests;

/// <summary>npm's lora-packet as an independent judge of what the virtual modem emitted.</summary>
internal static class LoraPacket
{
    public static async Task VerifyAsync(string emitted)
    {
        var script = Path.Combine(Root(), "tests", "LoRaWan", "verify.js");
        using var process = Process.Start(new ProcessStartInfo("node", [script, emitted]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EdgeNodes.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
