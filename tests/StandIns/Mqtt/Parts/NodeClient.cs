using System.Text.Json.Nodes;

namespace EdgeNodes.StandIns.Tests.Mqtt.Parts;

/// <summary>npm's mqtt as a client: it takes commands as lines of JSON and answers with events as lines of JSON.</summary>
internal sealed class NodeClient : IAsyncDisposable
{
    readonly ToolProcess _tool;

    NodeClient(ToolProcess tool) => _tool = tool;

    public static async Task<(NodeClient Client, JsonNode Connected)> ConnectAsync(int port, JsonObject options)
    {
        var tests = Path.Combine(Repository.Root, "tests");
        Tool.Find("npm");
        Assert.True(
            Directory.Exists(Path.Combine(tests, "node_modules", "mqtt")),
            "npm's mqtt is not installed. Install it: npm ci --prefix tests");
        var tool = new ToolProcess("node", Path.Combine(tests, "StandIns", "Mqtt", "Parts", "mqtt-client.js"), $"{port}", options.ToJsonString());
        var client = new NodeClient(tool);
        return (client, await client.NextAsync());
    }

    public async Task<JsonNode> NextAsync() => JsonNode.Parse(await _tool.NextLine())!;

    /// <summary>Sends a command and returns the event that answers it.</summary>
    public async Task<JsonNode> DoAsync(string command, JsonObject arguments)
    {
        arguments["do"] = command;
        await _tool.WriteLine(arguments.ToJsonString());
        return await NextAsync();
    }

    public ValueTask DisposeAsync() => _tool.DisposeAsync();
}
