using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Certificates;

namespace MQTTnet.Server;

public class MqttServerOptionsBuilder
{
    readonly MqttServerOptions _options = new();

    public MqttServerOptions Build() => _options;

    public MqttServerOptionsBuilder WithClientCertificate(RemoteCertificateValidationCallback validationCallback = null, bool checkCertificateRevocation = false) =>
        Tls(tls =>
        {
            tls.ClientCertificateRequired = true;
            tls.RemoteCertificateValidationCallback = validationCallback;
            tls.CheckCertificateRevocation = checkCertificateRevocation;
        });

    public MqttServerOptionsBuilder WithConnectionBacklog(int value) => Both(e => e.ConnectionBacklog = value);

    /// <summary>How long a peer may take for its TLS handshake, and then for its CONNECT.</summary>
    public MqttServerOptionsBuilder WithDefaultCommunicationTimeout(TimeSpan value) => Set(o => o.DefaultCommunicationTimeout = value);

    public MqttServerOptionsBuilder WithDefaultEndpoint() => Plain(e => e.IsEnabled = true);

    /// <summary>IPAddress.None: no IPv4.</summary>
    public MqttServerOptionsBuilder WithDefaultEndpointBoundIPAddress(IPAddress value) => Plain(e => e.BoundInterNetworkAddress = value ?? IPAddress.Any);

    /// <summary>IPAddress.None: no IPv6.</summary>
    public MqttServerOptionsBuilder WithDefaultEndpointBoundIPV6Address(IPAddress value) => Plain(e => e.BoundInterNetworkV6Address = value ?? IPAddress.Any);

    public MqttServerOptionsBuilder WithDefaultEndpointPort(int value) => Plain(e => e.Port = value);

    public MqttServerOptionsBuilder WithDefaultEndpointReuseAddress() => Plain(e => e.ReuseAddress = true);

    public MqttServerOptionsBuilder WithEncryptedEndpoint() => Tls(e => e.IsEnabled = true);

    /// <summary>IPAddress.None: no IPv4.</summary>
    public MqttServerOptionsBuilder WithEncryptedEndpointBoundIPAddress(IPAddress value) => Tls(e => e.BoundInterNetworkAddress = value);

    /// <summary>IPAddress.None: no IPv6.</summary>
    public MqttServerOptionsBuilder WithEncryptedEndpointBoundIPV6Address(IPAddress value) => Tls(e => e.BoundInterNetworkV6Address = value);

    public MqttServerOptionsBuilder WithEncryptedEndpointPort(int value) => Tls(e => e.Port = value);

    public MqttServerOptionsBuilder WithEncryptionCertificate(byte[] value, IMqttServerCertificateCredentials credentials = null) =>
        WithEncryptionCertificate(new BlobCertificateProvider(value) { Password = credentials?.Password });

    public MqttServerOptionsBuilder WithEncryptionCertificate(X509Certificate2 certificate) =>
        WithEncryptionCertificate(new X509CertificateProvider(certificate));

    public MqttServerOptionsBuilder WithEncryptionCertificate(ICertificateProvider certificateProvider)
    {
        ArgumentNullException.ThrowIfNull(certificateProvider);
        return Tls(e => e.CertificateProvider = certificateProvider);
    }

    public MqttServerOptionsBuilder WithEncryptionSslProtocol(SslProtocols value) => Tls(e => e.SslProtocol = value);

    /// <summary>The keep alive of TCP, not that of MQTT.</summary>
    public MqttServerOptionsBuilder WithKeepAlive() => Both(e => e.KeepAlive = true);

    public MqttServerOptionsBuilder WithMaxPendingMessagesPerClient(int value) => Set(o => o.MaxPendingMessagesPerClient = value);

    public MqttServerOptionsBuilder WithPendingMessagesOverflowStrategy(MqttPendingMessagesOverflowStrategy value) =>
        Set(o => o.PendingMessagesOverflowStrategy = value);

    public MqttServerOptionsBuilder WithPersistentSessions(bool value = true) => Set(o => o.EnablePersistentSessions = value);

    public MqttServerOptionsBuilder WithRemoteCertificateValidationCallback(RemoteCertificateValidationCallback value) =>
        Tls(e => e.RemoteCertificateValidationCallback = value);

    /// <summary>In seconds.</summary>
    public MqttServerOptionsBuilder WithTcpKeepAliveInterval(int value) => Both(e => e.TcpKeepAliveInterval = value);

    public MqttServerOptionsBuilder WithTcpKeepAliveRetryCount(int value) => Both(e => e.TcpKeepAliveRetryCount = value);

    /// <summary>In seconds.</summary>
    public MqttServerOptionsBuilder WithTcpKeepAliveTime(int value) => Both(e => e.TcpKeepAliveTime = value);

    public MqttServerOptionsBuilder WithTlsEndpointReuseAddress() => Tls(e => e.ReuseAddress = true);

    public MqttServerOptionsBuilder WithoutDefaultEndpoint() => Plain(e => e.IsEnabled = false);

    public MqttServerOptionsBuilder WithoutEncryptedEndpoint() => Tls(e => e.IsEnabled = false);

    MqttServerOptionsBuilder Set(Action<MqttServerOptions> change)
    {
        change(_options);
        return this;
    }

    MqttServerOptionsBuilder Plain(Action<MqttServerTcpEndpointOptions> change) => Set(o => change(o.DefaultEndpointOptions));

    MqttServerOptionsBuilder Tls(Action<MqttServerTlsTcpEndpointOptions> change) => Set(o => change(o.TlsEndpointOptions));

    MqttServerOptionsBuilder Both(Action<MqttServerTcpEndpointBaseOptions> change) => Plain(change).Tls(change);
}
