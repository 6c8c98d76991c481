using System.Collections;
using MQTTnet.Packets;

namespace MQTTnet.Server;

public sealed class ClientAcknowledgedPublishPacketEventArgs : EventArgs
{
    public ClientAcknowledgedPublishPacketEventArgs(string clientId, string userName, IDictionary sessionItems, MqttPublishPacket publishPacket, MqttPacketWithIdentifier acknowledgePacket)
    {
        ClientId = clientId;
        UserName = userName;
        SessionItems = sessionItems;
        PublishPacket = publishPacket;
        AcknowledgePacket = acknowledgePacket;
    }

    public MqttPacketWithIdentifier AcknowledgePacket { get; }
    public string ClientId { get; }
    public bool IsCompleted { get; }
    public MqttPublishPacket PublishPacket { get; }
    public IDictionary SessionItems { get; }
    public string UserName { get; }
}
