using System.Text.Json;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Crash;

public sealed class ProgramTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_gateway_takes_a_frame_passes_it_on_says_how_it_stands_and_stops_when_told()
    {
        using Mosquitto broker = await Mosquitto.Start();
        using ToolProcess platform = await broker.Subscribe("city/v1/#");
        int port = Ports.Free();
        using var gateway = new GatewayProcess(GatewayProcess.Settings(folder, port, broker.Port));
        await Ports.Open(port);
        await File.WriteAllBytesAsync(folder["frame"], Frames.Frame(Frames.Reading(7, 1)));
        (int code, _, string errors) = await ToolProcess.Run("mosquitto_pub", "-p", $"{port}", "-i", "shell", "-q", "1", "-t", "node/aq-0007/up", "-f", folder["frame"]);
        Assert.True(code == 0, errors);
        await Eventually.True(() => platform.Output.Count == 1, "the platform has the reading");
        await Eventually.True(() => Delivered(gateway.Status()) == 1, "the status says so");
        Assert.Equal(0, await gateway.Stop());
        Assert.Equal("", gateway.Errors);

        JsonElement status = gateway.Status()!.Value;
        Assert.Equal((1L, 0L), (status.GetProperty("stored").GetInt64(), status.GetProperty("rows").GetInt64()));
        Assert.All(gateway.Log, line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));
    }

    [Fact]
    public async Task A_port_in_use_stops_the_start_with_one_sentence()
    {
        using Mosquitto other = await Mosquitto.Start();
        await Refused(GatewayProcess.Settings(folder, other.Port, 1), $"The gateway cannot listen at 127.0.0.1 port {other.Port}: another program listens there");
    }

    [Fact]
    public async Task A_wrong_key_stops_the_start_with_one_sentence() =>
        await Refused(GatewayProcess.Settings(folder, Ports.Free(), 1), "In the command line the key Ingest:Prot is unknown (did you mean Ingest:Port?)", "Ingest:Prot=1");

    [Fact]
    public async Task A_data_folder_that_cannot_be_used_stops_the_start_with_one_sentence()
    {
        // /proc takes no folder, whoever asks: tests may run as root, to whom a read-only mode says nothing.
        await Refused(GatewayProcess.Settings(folder, Ports.Free(), 1), "The data folder /proc/edgenodes cannot be made", "Gateway:Data=/proc/edgenodes");
    }

    [Fact]
    public async Task A_certificate_that_is_none_stops_the_start_with_one_sentence()
    {
        await File.WriteAllTextAsync(folder["node.pfx"], "no certificate");
        await Refused(GatewayProcess.Settings(folder, Ports.Free(), 1), $"The certificate {folder["node.pfx"]} cannot be read", "Ingest:Certificate=node.pfx");
    }

    [Fact]
    public async Task A_key_file_without_a_key_stops_the_start_with_one_sentence_that_does_not_show_it()
    {
        await File.WriteAllTextAsync(folder["appkey"], "hush\n");
        await Refused(
            GatewayProcess.Settings(folder, Ports.Free(), 1), $"Uplinks:LoRaWan:AppKeyFile: the file {folder["appkey"]} cannot be used.",
            "Uplinks:LoRaWan:Line=tcp://127.0.0.1:1", "Uplinks:LoRaWan:DevEui=0011223344556677", "Uplinks:LoRaWan:JoinEui=0011223344556677",
            "Uplinks:LoRaWan:AppKeyFile=appkey");
    }

    private static long? Delivered(JsonElement? status) => status?.GetProperty("uplinks")[0].GetProperty("delivered").GetInt64();

    private static async Task Refused(string settings, string sentence, params string[] overrides)
    {
        using var gateway = new GatewayProcess(settings, overrides);
        Assert.Equal(2, await gateway.Exit());
        Assert.StartsWith(sentence, gateway.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', gateway.Errors);
        Assert.DoesNotContain("hush", gateway.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(gateway.Log, line => line.Contains("   at ", StringComparison.Ordinal));
    }
}
