namespace MQTTnet;

public class InjectMqttApplicationMessageResult
{
    public ushort PacketIdentifier { get; init; }
}
