using System.Collections;
using System.Net;
using System.Text;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace MQTTnet.Server;

public sealed class ClientConnectedEventArgs : EventArgs
{
    readonly MqttConnectPacket _connectPacket;

    public ClientConnectedEventArgs(MqttConnectPacket connectPacket, MqttProtocolVersion protocolVersion, EndPoint remoteEndPoint, IDictionary sessionItems)
    {
        ArgumentNullException.ThrowIfNull(connectPacket);
        _connectPacket = connectPacket;
        ProtocolVersion = protocolVersion;
        RemoteEndPoint = remoteEndPoint;
        SessionItems = sessionItems;
    }

    public byte[] AuthenticationData => _connectPacket.AuthenticationData;
    public string AuthenticationMethod => _connectPacket.AuthenticationMethod;
    public string ClientId => _connectPacket.ClientId;
    public string Password => Encoding.UTF8.GetString(_connectPacket.Password ?? []);
    public MqttProtocolVersion ProtocolVersion { get; }
    public EndPoint RemoteEndPoint { get; }
    public IDictionary SessionItems { get; }
    public string UserName => _connectPacket.Username;
    public List<MqttUserProperty> UserProperties => _connectPacket.UserProperties;
}
