using System.Net;
using System.Net.Sockets;
using System.Text;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet;

public sealed class MqttClientOptionsBuilder
{
    readonly MqttClientOptions _options = new();
    EndPoint _remoteEndPoint;
    int? _port;
    MqttClientTcpOptions _tcpOptions;
    MqttClientTlsOptions _tlsOptions;

    /// <exception cref="InvalidOperationException">No server was named.</exception>
    public MqttClientOptions Build()
    {
        if (_tcpOptions is null)
        {
            throw new InvalidOperationException("A channel must be set.");
        }

        _tcpOptions.TlsOptions = _tlsOptions ?? _tcpOptions.TlsOptions;
        _tcpOptions.RemoteEndpoint ??= WithPort(_remoteEndPoint) ?? throw new ArgumentException("No endpoint is set.");
        _options.ChannelOptions = _tcpOptions;
        if (_options.ValidateFeatures)
        {
            MqttClientOptionsValidator.ThrowIfNotSupported(_options);
        }

        return _options;
    }

    public MqttClientOptionsBuilder WithAddressFamily(AddressFamily addressFamily)
    {
        _tcpOptions.AddressFamily = addressFamily;
        return this;
    }

    /// <summary>The name of <see cref="WithCleanStart"/> before MQTT 5.</summary>
    public MqttClientOptionsBuilder WithCleanSession(bool value = true) => Set(o => o.CleanSession = value);

    public MqttClientOptionsBuilder WithCleanStart(bool value = true) => Set(o => o.CleanSession = value);

    public MqttClientOptionsBuilder WithClientId(string value) => Set(o => o.ClientId = value);

    public MqttClientOptionsBuilder WithCredentials(string username, string password) =>
        WithCredentials(username, password is null ? null : Encoding.UTF8.GetBytes(password));

    public MqttClientOptionsBuilder WithCredentials(string username, byte[] password = null) =>
        WithCredentials(new MqttClientCredentials(username, password));

    public MqttClientOptionsBuilder WithCredentials(IMqttClientCredentialsProvider credentials) => Set(o => o.Credentials = credentials);

    public MqttClientOptionsBuilder WithEndPoint(EndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        _remoteEndPoint = endPoint;
        _tcpOptions = new MqttClientTcpOptions();
        return this;
    }

    public MqttClientOptionsBuilder WithKeepAlivePeriod(TimeSpan value) => Set(o => o.KeepAlivePeriod = value);

    public MqttClientOptionsBuilder WithMaximumPacketSize(uint maximumPacketSize) => Set(o => o.MaximumPacketSize = maximumPacketSize);

    public MqttClientOptionsBuilder WithNoKeepAlive() => WithKeepAlivePeriod(TimeSpan.Zero);

    public MqttClientOptionsBuilder WithProtocolVersion(MqttProtocolVersion value)
    {
        if (value == MqttProtocolVersion.Unknown)
        {
            throw new ArgumentException("Protocol version is invalid.");
        }

        return Set(o => o.ProtocolVersion = value);
    }

    public MqttClientOptionsBuilder WithReceiveMaximum(ushort receiveMaximum) => Set(o => o.ReceiveMaximum = receiveMaximum);

    public MqttClientOptionsBuilder WithRequestProblemInformation(bool requestProblemInformation = true) =>
        Set(o => o.RequestProblemInformation = requestProblemInformation);

    public MqttClientOptionsBuilder WithRequestResponseInformation(bool requestResponseInformation = true) =>
        Set(o => o.RequestResponseInformation = requestResponseInformation);

    /// <summary>In seconds; 0: the session ends with the connection; 4294967295: never.</summary>
    public MqttClientOptionsBuilder WithSessionExpiryInterval(uint sessionExpiryInterval) => Set(o => o.SessionExpiryInterval = sessionExpiryInterval);

    public MqttClientOptionsBuilder WithTcpServer(string host, int? port = null, AddressFamily addressFamily = AddressFamily.Unspecified)
    {
        ArgumentNullException.ThrowIfNull(host);
        _tcpOptions = new MqttClientTcpOptions { AddressFamily = addressFamily };
        _remoteEndPoint = new DnsEndPoint(host, port ?? 0, addressFamily);
        _port = port;
        return this;
    }

    public MqttClientOptionsBuilder WithTcpServer(Action<MqttClientTcpOptions> optionsBuilder)
    {
        ArgumentNullException.ThrowIfNull(optionsBuilder);
        _tcpOptions = new MqttClientTcpOptions();
        optionsBuilder(_tcpOptions);
        _remoteEndPoint = _tcpOptions.RemoteEndpoint;
        return this;
    }

    /// <summary>How long a connect, subscribe, unsubscribe or ping may take when the call brings no cancellation token of its own.</summary>
    public MqttClientOptionsBuilder WithTimeout(TimeSpan value) => Set(o => o.Timeout = value);

    public MqttClientOptionsBuilder WithTlsOptions(MqttClientTlsOptions tlsOptions)
    {
        _tlsOptions = tlsOptions;
        return this;
    }

    public MqttClientOptionsBuilder WithTlsOptions(Action<MqttClientTlsOptionsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new MqttClientTlsOptionsBuilder();
        configure(builder);
        return WithTlsOptions(builder.Build());
    }

    public MqttClientOptionsBuilder WithTopicAliasMaximum(ushort topicAliasMaximum) => Set(o => o.TopicAliasMaximum = topicAliasMaximum);

    public MqttClientOptionsBuilder WithTryPrivate(bool value = true) => Set(o => o.TryPrivate = value);

    public MqttClientOptionsBuilder WithUserProperty(string name, ReadOnlyMemory<byte> value) =>
        Set(o => (o.UserProperties ??= []).Add(new MqttUserProperty(name, value)));

    public MqttClientOptionsBuilder WithUserProperty(string name, ArraySegment<byte> value) => WithUserProperty(name, (ReadOnlyMemory<byte>)value);

    public MqttClientOptionsBuilder WithWillContentType(string willContentType) => Set(o => o.WillContentType = willContentType);

    public MqttClientOptionsBuilder WithWillCorrelationData(byte[] willCorrelationData) => Set(o => o.WillCorrelationData = willCorrelationData);

    /// <summary>In seconds (MQTT 5, 3.1.3.2.2).</summary>
    public MqttClientOptionsBuilder WithWillDelayInterval(uint willDelayInterval) => Set(o => o.WillDelayInterval = willDelayInterval);

    /// <summary>In seconds; 0: does not expire.</summary>
    public MqttClientOptionsBuilder WithWillMessageExpiryInterval(uint willMessageExpiryInterval) =>
        Set(o => o.WillMessageExpiryInterval = willMessageExpiryInterval);

    public MqttClientOptionsBuilder WithWillPayload(byte[] willPayload) => Set(o => o.WillPayload = willPayload);

    public MqttClientOptionsBuilder WithWillPayload(ArraySegment<byte> willPayload) => WithWillPayload(willPayload.ToArray());

    public MqttClientOptionsBuilder WithWillPayload(string willPayload) =>
        WithWillPayload(willPayload is null ? null : Encoding.UTF8.GetBytes(willPayload));

    public MqttClientOptionsBuilder WithWillPayloadFormatIndicator(MqttPayloadFormatIndicator willPayloadFormatIndicator) =>
        Set(o => o.WillPayloadFormatIndicator = willPayloadFormatIndicator);

    public MqttClientOptionsBuilder WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel willQualityOfServiceLevel) =>
        Set(o => o.WillQualityOfServiceLevel = willQualityOfServiceLevel);

    public MqttClientOptionsBuilder WithWillResponseTopic(string willResponseTopic) => Set(o => o.WillResponseTopic = willResponseTopic);

    public MqttClientOptionsBuilder WithWillRetain(bool willRetain = true) => Set(o => o.WillRetain = willRetain);

    public MqttClientOptionsBuilder WithWillTopic(string willTopic) => Set(o => o.WillTopic = willTopic);

    public MqttClientOptionsBuilder WithWillUserProperty(string name, ReadOnlyMemory<byte> value) =>
        Set(o => (o.WillUserProperties ??= []).Add(new MqttUserProperty(name, value)));

    EndPoint WithPort(EndPoint endPoint)
    {
        var secure = (_tlsOptions ?? _tcpOptions.TlsOptions)?.UseTls != false;
        var port = _port ?? (secure ? MqttPorts.Secure : MqttPorts.Default);
        return endPoint switch
        {
            DnsEndPoint { Port: 0 } dns => new DnsEndPoint(dns.Host, port, dns.AddressFamily),
            IPEndPoint { Port: 0 } ip => new IPEndPoint(ip.Address, port),
            _ => endPoint,
        };
    }

    MqttClientOptionsBuilder Set(Action<MqttClientOptions> change)
    {
        change(_options);
        return this;
    }
}
