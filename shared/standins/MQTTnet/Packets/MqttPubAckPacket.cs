using MQTTnet.Protocol;

namespace MQTTnet.Packets;

public sealed class MqttPubAckPacket : MqttPacketWithIdentifier
{
    public MqttPubAckReasonCode ReasonCode { get; set; }
    public string ReasonString { get; set; }
    public List<MqttUserProperty> UserProperties { get; set; }
}
