using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace EdgeNodes.Tests.LoRaWan;

/// <summary>Runs verify.js: npm's lora-packet judges packets that we built.</summary>
internal static class LoraPacket
{
    public static async Task<int> VerifyAsync(IEnumerable<string> jsonLines)
    {
        string tests = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, ".."));
        if (!Directory.Exists(Path.Combine(tests, "node_modules", "lora-packet")))
        {
            using Process install = Start("npm", tests, "ci", "--no-audit", "--no-fund", "--silent");
            await install.WaitForExitAsync();
            Assert.True(install.ExitCode == 0, "npm ci in tests/ failed: " + await install.StandardError.ReadToEndAsync());
        }
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, jsonLines);
            using Process node = Start("node", tests, Path.Combine(tests, "LoRaWan", "verify.js"), file);
            Task<string> errors = node.StandardError.ReadToEndAsync();
            string output = await node.StandardOutput.ReadToEndAsync();
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, output + await errors);
            return JsonDocument.Parse(output).RootElement.GetProperty("verified").GetInt32();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Process Start(string name, string folder, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(name, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static string Here([CallerFilePath] string path = "") => path;
}
