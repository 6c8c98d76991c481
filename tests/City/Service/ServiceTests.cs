using System.Net;
using System.Net.Sockets;

namespace EdgeNodes.City.Tests.Service;

/// <summary>README's second screen: mosquitto as platform, `edge gateway`, a frame by mosquitto_pub.</summary>
public sealed class ServiceTests
{
    [Fact]
    public async Task A_frame_from_edge_encode_arrives_on_mosquitto_as_JSON()
    {
        using var folder = new TempFolder();
        var ingest = Ports.Free();
        using var mosquitto = await Mosquitto.Start();
        var settings = folder.Write("gateway.json", $$"""
            {
              "Gateway": { "Id": "gw-01", "Data": "data" },
              "Ingest": { "Address": "127.0.0.1", "Port": {{ingest}}, "Anonymous": true },
              "Uplinks": { "Mqtt": { "Host": "127.0.0.1", "Port": {{mosquitto.Port}} } }
            }
            """);
        using var gateway = Edge.Start("gateway", "--settings", settings);
        try
        {
            _ = gateway.StandardOutput.ReadToEndAsync();
            using var subscriber = Tool.Start("mosquitto_sub", "-p", $"{mosquitto.Port}", "-t", "city/v1/#", "-F", "%t %p", "-C", "1", "-W", "120", "-q", "1");
            await Ports.Open(ingest);
            var frame = await Edge.RunAsync("encode", "--kind", "air-quality", "--node", "aq-0007", "--boot", "17", "--seq", "48213",
                "--time", "2026-11-22T08:00:00Z", "temperature=21.3");
            using var publisher = Tool.Start("mosquitto_pub", "-i", "my-shell", "-p", $"{ingest}", "-q", "1", "-t", "node/aq-0007/up", "-s");
            await publisher.StandardInput.BaseStream.WriteAsync(frame.Output);
            publisher.StandardInput.Close();
            await publisher.WaitForExitAsync();
            Assert.Equal(0, publisher.ExitCode);

            var line = await subscriber.StandardOutput.ReadLineAsync();
            Assert.NotNull(line);
            Assert.StartsWith("city/v1/gw-01/aq-0007/reading ", line);
            Assert.Equal(
                """{"node":"aq-0007","kind":"air-quality","boot":17,"seq":48213,"time":"2026-11-22T08:00:00Z","timeQuality":"synced","via":"mqtt","values":{"temperature":{"value":21.3,"unit":"Cel"}}}""",
                line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        }
        finally
        {
            gateway.Kill();
            await gateway.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task A_node_is_enrolled_listed_and_revoked()
    {
        using var folder = new TempFolder();
        var settings = folder.Write("gateway.json", """
            { "Gateway": { "Id": "gw-01", "Data": "data" }, "Uplinks": { "Mqtt": { "Host": "127.0.0.1" } } }
            """);
        var enrolled = await Edge.RunAsync("gateway", "enrol", "aq-0007", "--settings", settings);
        Assert.True(enrolled.Exit == 0, enrolled.Errors);
        var secret = enrolled.Text.Trim();
        Assert.True(secret.Length >= 20, "the secret is short");
        Assert.DoesNotContain(secret, await File.ReadAllTextAsync(Path.Combine(folder["data"], "nodes.json")));
        Assert.StartsWith("aq-0007", (await Edge.RunAsync("gateway", "nodes", "--settings", settings)).Text);
        Assert.Equal(2, (await Edge.RunAsync("gateway", "enrol", "aq-0007", "--settings", settings)).Exit);
        Assert.Equal(0, (await Edge.RunAsync("gateway", "revoke", "aq-0007", "--settings", settings)).Exit);
        Assert.Equal(2, (await Edge.RunAsync("gateway", "revoke", "aq-0007", "--settings", settings)).Exit);
    }

    [Theory]
    [InlineData("gateway", """{ "Gateway": { "Id": "gw-01" }, "Uplinks": { "Mqtt": { "Host": "h" } }, "Surprise": 1 }""", "Surprise")]
    [InlineData("gateway", """{ "Gateway": { "Id": "GW 01" }, "Uplinks": { "Mqtt": { "Host": "h" } } }""", "Gateway:Id")]
    [InlineData("gateway", """{ "Gateway": { "Id": "gw-01" }, "Uplinks": { "Mqtt": { "Host": "h", "Port": "many" } } }""", "Port")]
    [InlineData("gateway", "{", "settings.json")]
    [InlineData("platform", """{ "Platform": { "Data": "d" } }""", "Broker")]
    [InlineData("platform", """{ "Platform": { "Data": "d" }, "Broker": { "Host": "h", "Colour": "red" } }""", "Colour")]
    public async Task A_wrong_setting_stops_the_start_with_file_key_and_remedy(string service, string json, string key)
    {
        using var folder = new TempFolder();
        var outcome = await Edge.RunAsync(service, "--settings", folder.Write("settings.json", json));
        Assert.NotEqual(0, outcome.Exit);
        Assert.Contains("settings.json", outcome.Errors);
        Assert.Contains(key, outcome.Errors);
        Assert.DoesNotContain("   at ", outcome.Errors);
        Assert.Single(outcome.Errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_virtual_modem_answers_AT_commands_on_its_port()
    {
        using var folder = new TempFolder();
        var port = Ports.Free();
        using var modem = Edge.Start("modem", "--listen", $"{port}", "--flash", folder["modem.flash"]);
        try
        {
            await Ports.Open(port);
            using var line = new TcpClient();
            await line.ConnectAsync(IPAddress.Loopback, port);
            await line.GetStream().WriteAsync("AT+BAND=?\r"u8.ToArray());
            using var reader = new StreamReader(line.GetStream());
            var answer = "";
            using var limit = new CancellationTokenSource(Eventually.Limit);
            while (!answer.Contains("AT+BAND=4", StringComparison.Ordinal))
            {
                answer += await reader.ReadLineAsync(limit.Token) ?? throw new EndOfStreamException(answer);
            }
        }
        finally
        {
            modem.Kill();
            await modem.WaitForExitAsync();
        }
    }

    [Theory]
    [InlineData("--forward", "somewhere")]
    [InlineData("--loss", "most")]
    public async Task A_modem_with_a_wrong_option_is_told_so(string option, string value)
    {
        var outcome = await Edge.RunAsync("modem", option, value);
        Assert.Equal(2, outcome.Exit);
        Assert.Contains($"{option} '{value}'", outcome.Errors);
    }
}
