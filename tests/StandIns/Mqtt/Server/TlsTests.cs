using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeNodes.StandIns.Tests.Mqtt.Server;

/// <summary>The encrypted endpoint, with and without certificates of the clients.</summary>
public sealed class TlsTests : IDisposable
{
    readonly Certificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Theory]
    [InlineData("mqttv311")]
    [InlineData("mqttv5")]
    public async Task A_node_is_known_by_its_certificate(string version)
    {
        var seen = new TaskCompletionSource<(string Subject, bool IsSecure)>();
        await using var server = await StartAsync(s => s.ValidatingConnectionAsync += args =>
        {
            seen.TrySetResult((args.ClientCertificate.Subject, args.IsSecureConnection));
            return Task.CompletedTask;
        });
        using var issued = _certificates.IssueClient("aq-0007");

        await new MosquittoClients(server.TlsPort).PublishOkAsync(
            "-V", version, "--cafile", _certificates.File("ca.pem"), "--cert", _certificates.File("aq-0007.pem"), "--key", _certificates.File("aq-0007.key"),
            "-q", "1", "-t", "node/aq-0007/up", "-m", "x");

        Assert.Equal(("CN=aq-0007", true), await seen.Task);
    }

    [Fact]
    public async Task A_node_without_a_certificate_or_with_a_foreign_one_gets_no_connection()
    {
        await using var server = await StartAsync();
        var anonymous = await new MosquittoClients(server.TlsPort).PublishAsync("--cafile", _certificates.File("ca.pem"), "-q", "1", "-t", "a", "-m", "x");
        Assert.NotEqual(0, anonymous.ExitCode);

        using var others = new Certificates();
        using var foreign = others.IssueClient("aq-0007");
        using var stranger = new TestClient();
        await Assert.ThrowsAnyAsync<MqttCommunicationException>(
            () => stranger.ConnectAsync(Options(server).WithTlsOptions(tls => tls.WithTrustChain([_certificates.Authority]).WithClientCertificates([foreign])).Build()));

        await A_node_is_known_by_its_certificate("mqttv5");
    }

    [Fact]
    public async Task Our_client_trusts_its_own_authority_and_no_other()
    {
        await using var server = await StartAsync();
        using var issued = _certificates.IssueClient("gateway");
        using var trusting = new TestClient();
        await trusting.ConnectAsync(Options(server).WithTlsOptions(tls => tls.WithTrustChain([_certificates.Authority]).WithClientCertificates([issued])
            .WithRevocationMode(System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck)).Build());
        await trusting.Client.SubscribeAsync("a", MqttQualityOfServiceLevel.ExactlyOnce);
        await trusting.Client.PublishBinaryAsync("a", new byte[300_000], MqttQualityOfServiceLevel.ExactlyOnce).InTime("A large message");
        Assert.Equal(300_000, (await trusting.NextAsync()).ApplicationMessage.Payload.Length);

        using var suspicious = new TestClient();
        await Assert.ThrowsAnyAsync<MqttCommunicationException>(
            () => suspicious.ConnectAsync(Options(server).WithTlsOptions(tls => tls.WithClientCertificates([issued])).Build()));

        // A validation handler has the last word.
        using var deciding = new TestClient();
        await deciding.ConnectAsync(Options(server).WithTlsOptions(tls => tls.WithClientCertificates([issued])
            .WithCertificateValidationHandler(args => args.Certificate.Subject == "CN=localhost")).Build());
        Assert.True(deciding.Client.IsConnected);
    }

    [Fact]
    public async Task A_peer_that_does_not_speak_TLS_harms_nobody()
    {
        await using var server = await StartAsync();
        using var plain = await RawClient.ConnectAsync(server.TlsPort);
        await plain.SendAsync(Wire.Connect("plain"));
        Assert.All(await plain.ReceiveAllAsync(), packet => Assert.NotEqual(0x20, packet[0]));

        await A_node_is_known_by_its_certificate("mqttv311");
    }

    static MqttClientOptionsBuilder Options(TestServer server) =>
        new MqttClientOptionsBuilder().WithTcpServer("localhost", server.TlsPort, System.Net.Sockets.AddressFamily.InterNetwork).WithTimeout(Eventually.Limit);

    Task<TestServer> StartAsync(Action<MqttServer>? prepare = null) => TestServer.StartAsync(
        options => options
            .WithEncryptedEndpoint()
            .WithEncryptionCertificate(_certificates.Server)
            .WithClientCertificate((_, certificate, _, _) => _certificates.Knows(certificate)),
        prepare);
}
