using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace EdgeNodes.Simulated.Tests.Mqtt;

/// <summary>TLS as on the device: the CA that the firmware carries, and the host's name, decide.</summary>
public sealed class M2MqttTlsTests : IDisposable
{
    private readonly X509Certificate2 _authority = Authority("city CA");
    private readonly GuardedBroker _broker;
    private readonly MqttBench _bench = new();

    public M2MqttTlsTests()
    {
        _broker = new GuardedBroker(folder =>
        {
            WriteServerCertificate(folder);
            return $"certfile {folder}/server.crt\nkeyfile {folder}/server.key";
        });
        _bench.Air.WithHost("impostor", IPAddress.Loopback);
    }

    public void Dispose()
    {
        _bench.Dispose();
        _broker.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public void With_the_right_ca_it_connects() => _bench.Run(() =>
    {
        using var client = Client("gateway", _authority);
        Assert.Equal(MqttReasonCode.Success, client.Connect("aq-0007", "node", "secret"));
    });

    [Fact]
    public void With_another_ca_it_refuses() => _bench.Run(() =>
    {
        using var other = Authority("another CA");
        using var client = Client("gateway", other);
        Assert.Throws<MqttConnectionException>(() => client.Connect("aq-0007", "node", "secret"));
    });

    [Fact]
    public void Under_another_name_it_refuses() => _bench.Run(() =>
    {
        using var client = Client("impostor", _authority);
        Assert.Throws<MqttConnectionException>(() => client.Connect("aq-0007", "node", "secret"));
    });

    [Fact]
    public void Told_not_to_check_it_connects_to_anybody() => _bench.Run(() =>
    {
        using var client = Client("impostor", null);
        client.Settings.ValidateServerCertificate = false;
        Assert.Equal(MqttReasonCode.Success, client.Connect("aq-0007", "node", "secret"));
    });

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }

    private MqttClient Client(string host, X509Certificate2? authority) =>
        new(host, _broker.Port, true, authority, null, MqttSslProtocols.TLSv1_2);

    private void WriteServerCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=gateway", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("gateway");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(_authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(10), [1, 2, 3, 4]);
        File.WriteAllText(Path.Combine(folder, "server.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "server.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
