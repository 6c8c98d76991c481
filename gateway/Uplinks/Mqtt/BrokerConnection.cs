using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;

namespace EdgeNodes.Gateway.Uplinks.Mqtt;

/// <summary>
/// How to connect. MQTT 5 is tried first: on 3.1.1 a broker that forbids a topic acknowledges it all the same (MQTT-3.3.5-2),
/// and its PUBACK proves little. Brokers that know only 3.1.1 get 3.1.1.
/// </summary>
internal sealed class BrokerConnection(MqttUplinkOptions options)
{
    private static readonly TimeSpan SessionKept = TimeSpan.FromDays(1);
    private MqttProtocolVersion version = MqttProtocolVersion.V500;

    /// <exception cref="UplinkException">The broker cannot be reached or does not let this gateway in.</exception>
    public async Task<MqttClientConnectResult> ConnectAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        string where = $"the broker {options.Host}:{options.Port}";
        MqttClientConnectResult result;
        try
        {
            result = await client.ConnectAsync(Build(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is MqttCommunicationException or IOException or System.Net.Sockets.SocketException or TimeoutException or MqttProtocolViolationException)
        {
            throw new UplinkException($"{where} cannot be reached ({Root(error)}).", error);
        }

        if (result.ResultCode == MqttClientConnectResultCode.Success)
        {
            return result;
        }

        if (result.ResultCode == MqttClientConnectResultCode.UnsupportedProtocolVersion)
        {
            version = MqttProtocolVersion.V311;
        }

        throw new UplinkException(result.ResultCode is MqttClientConnectResultCode.BadUserNameOrPassword or MqttClientConnectResultCode.NotAuthorized
            ? $"{where} refuses this gateway ({result.ResultCode}): see Uplinks:Mqtt:User and PasswordFile."
            : $"{where} refuses the connection ({result.ResultCode} {result.ReasonString}).");
    }

    private static string Root(Exception error)
    {
        while (error.InnerException != null)
        {
            error = error.InnerException;
        }

        return error.Message.TrimEnd('.');
    }

    private MqttClientOptions Build()
    {
        MqttClientOptionsBuilder builder = new MqttClientOptionsBuilder()
            .WithTcpServer(options.Host, options.Port)
            .WithProtocolVersion(version)
            .WithClientId(options.Gateway)
            .WithCleanStart(false)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(30))
            .WithTimeout(TimeSpan.FromSeconds(15));
        if (version == MqttProtocolVersion.V500)
        {
            builder.WithSessionExpiryInterval((uint)SessionKept.TotalSeconds);
        }

        if (options.User != null)
        {
            builder.WithCredentials(options.User, options.Password ?? "");
        }

        if (options.Tls)
        {
            builder.WithTlsOptions(tls =>
            {
                tls.UseTls();
                tls.WithTargetHost(options.Host);
                if (options.Authorities != null)
                {
                    tls.WithTrustChain(options.Authorities);
                }
            });
        }

        return builder.Build();
    }
}
