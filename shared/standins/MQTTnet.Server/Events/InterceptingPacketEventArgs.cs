using System.Collections;
using System.Net;
using MQTTnet.Packets;

namespace MQTTnet.Server;

public sealed class InterceptingPacketEventArgs : EventArgs
{
    public InterceptingPacketEventArgs(string clientId, string userName, EndPoint remoteEndPoint, MqttPacket packet, IDictionary sessionItems, CancellationToken cancellationToken)
    {
        ClientId = clientId;
        UserName = userName;
        RemoteEndPoint = remoteEndPoint;
        Packet = packet;
        SessionItems = sessionItems;
        CancellationToken = cancellationToken;
    }

    public CancellationToken CancellationToken { get; }
    public string ClientId { get; }
    public MqttPacket Packet { get; set; }
    public bool ProcessPacket { get; set; } = true;
    public EndPoint RemoteEndPoint { get; }
    public IDictionary SessionItems { get; }
    public string UserName { get; }
}
