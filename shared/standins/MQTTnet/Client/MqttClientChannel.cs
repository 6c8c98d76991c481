using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Adapter;

namespace MQTTnet;

/// <summary>Opens the TCP or TLS connection of a client.</summary>
internal static class MqttClientChannel
{
    public static async Task<MqttConnection> OpenAsync(MqttClientTcpOptions options, CancellationToken cancellationToken)
    {
        var socket = options.AddressFamily == AddressFamily.Unspecified
            ? new Socket(SocketType.Stream, options.ProtocolType)
            : new Socket(options.AddressFamily, SocketType.Stream, options.ProtocolType);
        Stream stream = null;
        try
        {
            if (options.ProtocolType == ProtocolType.Tcp)
            {
                socket.NoDelay = options.NoDelay;
            }

            await socket.ConnectAsync(options.RemoteEndpoint, cancellationToken);
            stream = new NetworkStream(socket, ownsSocket: true);
            if (options.TlsOptions is { UseTls: true })
            {
                stream = await AuthenticateAsync(stream, options, cancellationToken);
            }

            return new MqttConnection(stream, socket);
        }
        catch
        {
            stream?.Dispose();
            socket.Dispose();
            throw;
        }
    }

    static async Task<SslStream> AuthenticateAsync(Stream inner, MqttClientTcpOptions options, CancellationToken cancellationToken)
    {
        var tls = options.TlsOptions;
        var targetHost = string.IsNullOrEmpty(tls.TargetHost) ? (options.RemoteEndpoint as System.Net.DnsEndPoint)?.Host ?? "" : tls.TargetHost;
        var authentication = new SslClientAuthenticationOptions
        {
            TargetHost = targetHost,
            EnabledSslProtocols = tls.SslProtocol,
            ClientCertificates = tls.ClientCertificatesProvider?.GetCertificates(),
            ApplicationProtocols = tls.ApplicationProtocols,
            AllowRenegotiation = tls.AllowRenegotiation,
            CertificateRevocationCheckMode = tls.IgnoreCertificateRevocationErrors ? X509RevocationMode.NoCheck : tls.RevocationMode,
            EncryptionPolicy = tls.EncryptionPolicy,
            CipherSuitesPolicy = tls.CipherSuitesPolicy,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                Validate(new MqttClientCertificateValidationEventArgs(certificate, chain, errors, options)),
        };
        if (tls.CertificateSelectionHandler is { } select)
        {
            authentication.LocalCertificateSelectionCallback = (_, host, local, remote, issuers) =>
                select(new MqttClientCertificateSelectionEventArgs(host, local, remote, issuers, options));
        }

        if (tls.TrustChain is { Count: > 0 } trusted)
        {
            authentication.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown,
                RevocationMode = authentication.CertificateRevocationCheckMode,
            };
            authentication.CertificateChainPolicy.CustomTrustStore.AddRange(trusted);
        }

        var stream = new SslStream(inner, leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsClientAsync(authentication, cancellationToken);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    static bool Validate(MqttClientCertificateValidationEventArgs args) =>
        args.ClientOptions.TlsOptions.CertificateValidationHandler is { } handler
            ? handler(args)
            : MqttClientDefaultCertificateValidationHandler.Handle(args);
}
