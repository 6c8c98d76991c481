namespace MQTTnet.Packets;

public abstract class MqttPacket
{
}
