using System.Text.Json;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Crash;

/// <summary>A gateway in a process of its own, with settings and data in a folder of the test.</summary>
internal sealed class GatewayProcess : IDisposable
{
    private readonly ToolProcess process;

    public GatewayProcess(string settingsFile, params string[] overrides) =>
        process = new ToolProcess("dotnet", [Path.Combine(AppContext.BaseDirectory, "EdgeNodes.Gateway.Tests.dll"), settingsFile, .. overrides]);

    public IReadOnlyList<string> Log => process.Output;

    public string Errors => process.Errors;

    public bool HasExited => process.HasExited;

    /// <summary>Writes settings for a gateway on loopback and returns their path.</summary>
    public static string Settings(TempFolder folder, int port, int brokerPort)
    {
        string file = folder["gateway.json"];
        File.WriteAllText(file, $$"""
            {
              "Gateway": { "Id": "gw-01", "Data": "data" },
              "Ingest": { "Port": {{port}}, "Anonymous": true },
              "Uplinks": { "Mqtt": { "Host": "127.0.0.1", "Port": {{brokerPort}} } },
              "Status": { "Seconds": 1 }
            }
            """);
        return file;
    }

    /// <summary>The latest status event.</summary>
    public JsonElement? Status() => Log
        .Select(line => JsonDocument.Parse(line).RootElement)
        .LastOrDefault(line => line.TryGetProperty("status", out _)) is { ValueKind: JsonValueKind.Object } line
            ? line.GetProperty("status")
            : null;

    public Task Kill() => process.Kill();

    public Task<int> Stop() => process.Stop();

    public Task<int> Exit() => process.Exit();

    public void Dispose() => process.Dispose();
}
