using MQTTnet.Protocol;

namespace MQTTnet.Packets;

public sealed class MqttUnsubAckPacket : MqttPacketWithIdentifier
{
    public List<MqttUnsubscribeReasonCode> ReasonCodes { get; set; }
    public string ReasonString { get; set; }
    public List<MqttUserProperty> UserProperties { get; set; }
}
