using System.Collections;
using System.Net;
using System.Text;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Server;

public sealed class ClientDisconnectedEventArgs : EventArgs
{
    readonly MqttConnectPacket _connectPacket;
    readonly MqttDisconnectPacket _disconnectPacket;

    public ClientDisconnectedEventArgs(
        MqttConnectPacket connectPacket,
        MqttDisconnectPacket disconnectPacket,
        MqttClientDisconnectType disconnectType,
        EndPoint remoteEndPoint,
        IDictionary sessionItems)
    {
        ArgumentNullException.ThrowIfNull(connectPacket);
        _connectPacket = connectPacket;
        _disconnectPacket = disconnectPacket;
        DisconnectType = disconnectType;
        RemoteEndPoint = remoteEndPoint;
        SessionItems = sessionItems;
    }

    public string ClientId => _connectPacket.ClientId;
    public MqttClientDisconnectType DisconnectType { get; }
    public string Password => Encoding.UTF8.GetString(_connectPacket.Password ?? []);

    /// <summary>Null when the client left without a DISCONNECT.</summary>
    public MqttDisconnectReasonCode? ReasonCode => _disconnectPacket?.ReasonCode;

    public string ReasonString => _disconnectPacket?.ReasonString;
    public EndPoint RemoteEndPoint { get; }

    /// <summary>In seconds.</summary>
    public uint SessionExpiryInterval => _disconnectPacket?.SessionExpiryInterval ?? 0;

    public IDictionary SessionItems { get; }
    public string UserName => _connectPacket.Username;
    public List<MqttUserProperty> UserProperties => _disconnectPacket?.UserProperties;
}
