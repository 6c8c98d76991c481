using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace EdgeNodes.StandIns.Tests.Mqtt.Client;

/// <summary>Our client at a mosquitto that wants certificates.</summary>
public sealed class MosquittoTlsTests : IDisposable
{
    readonly Certificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task It_shows_its_certificate_and_checks_that_of_the_broker()
    {
        await using var broker = await MosquittoBroker.StartAsync(_ =>
        [
            "allow_anonymous true",
            $"cafile {_certificates.File("ca.pem")}",
            $"certfile {_certificates.File("server.pem")}",
            $"keyfile {_certificates.File("server.key")}",
            "require_certificate true",
        ]);
        using var certificate = _certificates.IssueClient("gateway");
        using var client = new TestClient();
        await client.ConnectAsync(broker.Options().WithTlsOptions(tls => tls
            .WithTrustChain([_certificates.Authority])
            .WithIgnoreCertificateRevocationErrors()
            .WithClientCertificates([certificate])).Build());
        Assert.True((await client.Client.PublishStringAsync("a", "x", MqttQualityOfServiceLevel.AtLeastOnce)).IsSuccess);
        await client.Client.DisconnectAsync();

        using var nameless = new TestClient();
        await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => nameless.ConnectAsync(broker.Options().WithTlsOptions(tls => tls
            .WithTrustChain([_certificates.Authority]).WithIgnoreCertificateRevocationErrors()).Build()));

        using var distrustful = new TestClient();
        await Assert.ThrowsAnyAsync<MqttCommunicationException>(
            () => distrustful.ConnectAsync(broker.Options().WithTlsOptions(tls => tls.WithClientCertificates([certificate])).Build()));
    }
}
