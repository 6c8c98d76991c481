using System.Text.Json;

namespace EdgeNodes.Gateway.Tests.Support;

/// <summary>A line of mosquitto_sub (`topic payload`) taken apart.</summary>
internal sealed record StreamMessage(string Topic, JsonElement Json)
{
    public string Node => Json.GetProperty("node").GetString()!;

    public uint Sequence => Json.GetProperty("seq").GetUInt32();

    public static StreamMessage Parse(string line)
    {
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        return new StreamMessage(line[..space], JsonDocument.Parse(line[(space + 1)..]).RootElement);
    }

    public static List<StreamMessage> All(ToolProcess subscriber) => [.. subscriber.Output.Select(Parse)];
}
