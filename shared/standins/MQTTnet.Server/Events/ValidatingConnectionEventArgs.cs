using System.Collections;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MQTTnet.Adapter;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Server;

/// <summary>Somebody wants to connect; the handler decides by setting <see cref="ReasonCode"/>.</summary>
public sealed class ValidatingConnectionEventArgs : EventArgs
{
    readonly MqttConnectPacket _packet;

    internal ValidatingConnectionEventArgs(
        MqttConnectPacket packet, MqttConnection connection, X509Certificate2 certificate, bool isSecure, IDictionary items, CancellationToken cancellationToken)
    {
        _packet = packet;
        ClientCertificate = certificate;
        IsSecureConnection = isSecure;
        ProtocolVersion = connection.Version;
        RemoteEndPoint = connection.RemoteEndPoint;
        SessionItems = items;
        CancellationToken = cancellationToken;
    }

    /// <summary>For a client that brings no identifier of its own.</summary>
    public string AssignedClientIdentifier { get; set; }

    public byte[] AuthenticationData => _packet.AuthenticationData;
    public string AuthenticationMethod => _packet.AuthenticationMethod;
    public CancellationToken CancellationToken { get; }
    public bool? CleanSession => _packet.CleanSession;

    /// <summary>Null without TLS, and when the client showed none.</summary>
    public X509Certificate2 ClientCertificate { get; }

    public string ClientId => _packet.ClientId;
    public bool IsSecureConnection { get; }

    /// <summary>In seconds; 0: none.</summary>
    public ushort? KeepAlivePeriod => _packet.KeepAlivePeriod;

    public uint MaximumPacketSize => _packet.MaximumPacketSize;
    public string Password => Encoding.UTF8.GetString(RawPassword ?? []);
    public MqttProtocolVersion ProtocolVersion { get; }
    public byte[] RawPassword => _packet.Password;
    public MqttConnectReasonCode ReasonCode { get; set; } = MqttConnectReasonCode.Success;
    public string ReasonString { get; set; }
    public ushort ReceiveMaximum => _packet.ReceiveMaximum;
    public EndPoint RemoteEndPoint { get; }
    public bool RequestProblemInformation => _packet.RequestProblemInformation;
    public bool RequestResponseInformation => _packet.RequestResponseInformation;
    public byte[] ResponseAuthenticationData { get; set; }
    public List<MqttUserProperty> ResponseUserProperties { get; set; }
    public string ServerReference { get; set; }

    /// <summary>In seconds.</summary>
    public uint SessionExpiryInterval => _packet.SessionExpiryInterval;

    /// <summary>What the handler puts here comes back in every later event of this session.</summary>
    public IDictionary SessionItems { get; }

    public ushort TopicAliasMaximum => _packet.TopicAliasMaximum;
    public string UserName => _packet.Username;
    public List<MqttUserProperty> UserProperties => _packet.UserProperties;

    /// <summary>In seconds.</summary>
    public uint WillDelayInterval => _packet.WillDelayInterval;
}
