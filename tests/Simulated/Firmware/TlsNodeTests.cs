using System.Net;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>The real firmware talks TLS to a real broker that asks for a certificate of its own.</summary>
public sealed class TlsNodeTests : IDisposable
{
    private readonly CityAuthority authority = new();
    private readonly TempFolder folder = new();
    private readonly int port = Ports.Free();
    private readonly Mosquitto broker;
    private readonly WifiAir air = new WifiAir().WithNetwork("city", "open-sesame").WithHost("gateway", IPAddress.Loopback);

    public TlsNodeTests()
    {
        var server = authority.Issue("gateway");
        broker = new Mosquitto(_ =>
        [
            "allow_anonymous true", $"listener {port} 127.0.0.1", $"cafile {authority.CertificateFile}", $"certfile {server.CertificateFile}",
            $"keyfile {server.KeyFile}", "require_certificate true", "use_identity_as_username true",
        ]);
    }

    public void Dispose()
    {
        broker.Dispose();
        folder.Dispose();
        authority.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void With_its_certificate_a_node_gets_in_and_its_readings_arrive(bool rsa)
    {
        var own = authority.Issue("sl-0123", rsa);
        using var heard = new Listener(broker);
        using var node = Board($"gateway.ca={authority.Base64}\nnode.certificate={own.Certificate}\nnode.key={own.Key}");
        node.Start(Streetlight.Program.Boot);
        heard.WaitUntil(h => h.Readings.Count >= 3, "three readings over TLS");
        Assert.DoesNotContain(node.Console.Lines, line => line.Contains("gateway.tls is 0", StringComparison.Ordinal));
        Assert.DoesNotContain(node.Console.Lines, line => line.Contains(own.Key, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_certificate_or_with_another_authority_it_stays_out_and_says_so()
    {
        using var others = new CityAuthority("another city");
        foreach (var more in new[] { $"gateway.ca={authority.Base64}", $"gateway.ca={others.Base64}" })
        {
            using var node = Board(more);
            using var refused = new ManualResetEventSlim();
            node.Console.Printed += line =>
            {
                if (line.StartsWith("no link to the gateway: gateway gateway:", StringComparison.Ordinal))
                {
                    refused.Set();
                }
            };
            node.Start(Streetlight.Program.Boot);
            Assert.True(refused.Wait(Eventually.Limit), string.Join('\n', node.Console.Lines));
            Assert.DoesNotContain("link to the gateway is up", node.Console.Lines);
        }
    }

    private VirtualBoard Board(string more)
    {
        var name = Guid.NewGuid().ToString("N");
        var board = new VirtualBoard("sl-0123", folder[name], new StreetlightBoard(new CityWeather(TimeProvider.System).At(1)).Wiring, air);
        Directory.CreateDirectory(board.StorageRoot);
        File.WriteAllText(
            Path.Combine(board.StorageRoot, "node.cfg"),
            $"id=sl-0123\ngateway.host=gateway\ngateway.port={port}\ngateway.secret=correct-horse\nwifi.ssid=city\nwifi.password=open-sesame\n"
            + $"link.retry_seconds=1\nsample.milliseconds=300\ngateway.tls=1\n{more}\n");
        return board;
    }
}
