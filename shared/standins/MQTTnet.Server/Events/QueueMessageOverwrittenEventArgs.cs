using MQTTnet.Packets;

namespace MQTTnet.Server;

public sealed class QueueMessageOverwrittenEventArgs : EventArgs
{
    public QueueMessageOverwrittenEventArgs(string receiverClientId, MqttPacket packet)
    {
        ReceiverClientId = receiverClientId;
        Packet = packet;
    }

    public MqttPacket Packet { get; }
    public string ReceiverClientId { get; }
}
