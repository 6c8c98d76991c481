using System.Security.Cryptography.X509Certificates;
using EdgeNodes.Platform.Settings;
using MQTTnet;
using MQTTnet.Formatter;

namespace EdgeNodes.Platform.Broker;

/// <summary>Settings as MQTT connection options. Read anew at each connect, so that a renewed password or authority is taken up.</summary>
internal static class BrokerOptions
{
    // A receiver that is down longer than a week starts from what gateways still hold.
    private const uint SessionSeconds = 7 * 86400;
    private const uint MaxPacketBytes = 256 * 1024;

    public static MqttClientOptions Of(BrokerSettings settings, string clientId)
    {
        var builder = new MqttClientOptionsBuilder()
            .WithTcpServer(settings.Host, settings.Port)
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(clientId)
            .WithCleanStart(false)
            .WithSessionExpiryInterval(SessionSeconds)
            .WithMaximumPacketSize(MaxPacketBytes)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(20))
            .WithTimeout(TimeSpan.FromSeconds(10));
        if (settings.User != null)
        {
            builder = builder.WithCredentials(settings.User, Password(settings.PasswordFile));
        }

        if (settings.Tls)
        {
            builder = builder.WithTlsOptions(tls => Tls(tls.UseTls().WithTargetHost(settings.Host), settings.CaFile));
        }

        return builder.Build();
    }

    private static string Password(string? file) => file == null ? "" : File.ReadLines(file).FirstOrDefault() ?? "";

    private static void Tls(MqttClientTlsOptionsBuilder tls, string? caFile)
    {
        if (caFile != null)
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(caFile);
            tls.WithTrustChain(authorities);
        }
    }
}
