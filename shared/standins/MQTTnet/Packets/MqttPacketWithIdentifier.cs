namespace MQTTnet.Packets;

public abstract class MqttPacketWithIdentifier : MqttPacket
{
    public ushort PacketIdentifier { get; set; }
}
