using System.Net;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.City.Tests.Service;

/// <summary>From the technician's desk to the platform: settings by `edge`, TLS to a gateway of our own, time from it.</summary>
public sealed class SecureNodeTests
{
    [Fact]
    public async Task A_node_prepared_by_edge_reports_over_tls_with_the_gateway_s_time_and_says_how_it_is()
    {
        using var folder = new TempFolder();
        using var authority = new CityAuthority();
        var (port, clock) = (Ports.Free(), Ports.Free());
        var server = authority.Issue("gateway");
        using var mosquitto = await Mosquitto.Start();
        using var platform = await mosquitto.Subscribe("city/v1/#");
        var settings = folder.Write("gateway.json", $$"""
            {
              "Gateway": { "Id": "gw-01", "Data": "data" },
              "Ingest": { "Address": "127.0.0.1", "Port": {{port}}, "Certificate": "{{server.BothFile}}" },
              "Clock": { "Address": "127.0.0.1", "Port": {{clock}}, "Trust": "always" },
              "Uplinks": { "Mqtt": { "Host": "127.0.0.1", "Port": {{mosquitto.Port}} } }
            }
            """);
        Directory.CreateDirectory(folder["flash"]);
        var written = await Edge.RunAsync(
            "open-sesame\n"u8.ToArray(),
            "node", "settings", "write", "--id", "sl-0123", "--gateway", settings, "--ca", authority.CertificateFile, "--gateway-certificate", server.CertificateFile,
            "--set", "gateway.host=gateway", "--set", $"gateway.port={port}", "--set", "wifi.ssid=city", "--ask", "wifi.password",
            "--set", "sample.milliseconds=500", "--set", "link.retry_seconds=1", "--out", Path.Combine(folder["flash"], "node.cfg"));
        Assert.True(written.Exit == 0, written.Errors);

        using var gateway = Edge.Start("gateway", "--settings", settings);
        try
        {
            _ = gateway.StandardOutput.ReadToEndAsync();
            await Ports.Open(port);
            var air = new WifiAir().WithNetwork("city", "open-sesame").WithHost("gateway", IPAddress.Loopback)
                .WithTimeServer("gateway", new IPEndPoint(IPAddress.Loopback, clock));
            using var node = new VirtualBoard("sl-0123", folder["flash"], new StreetlightBoard(new CityWeather(TimeProvider.System).At(1)).Wiring, air);
            node.Start(Streetlight.Program.Boot);

            var first = await platform.NextLine();
            Assert.StartsWith("city/v1/gw-01/sl-0123/reading ", first);
            Assert.Contains("\"boot_reason\":{\"value\":1", first);
            Assert.Contains("\"dropped\":{\"value\":0", first);
            for (var line = first; !line.Contains("\"timeQuality\":\"synced\"", StringComparison.Ordinal);)
            {
                line = await platform.NextLine();
            }
        }
        finally
        {
            gateway.Kill();
            await gateway.WaitForExitAsync();
        }
    }
}
