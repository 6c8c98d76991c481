using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet;

public sealed class MqttClientPublishResult
{
    public MqttClientPublishResult(ushort? packetIdentifier, MqttClientPublishReasonCode reasonCode, string reasonString, IReadOnlyCollection<MqttUserProperty> userProperties)
    {
        PacketIdentifier = packetIdentifier;
        ReasonCode = reasonCode;
        ReasonString = reasonString;
        UserProperties = userProperties;
    }

    /// <summary>"No matching subscribers" (0x10) is a success with a remark (MQTT 5, 3.4.2.1).</summary>
    public bool IsSuccess => ReasonCode is MqttClientPublishReasonCode.Success or MqttClientPublishReasonCode.NoMatchingSubscribers;

    public ushort? PacketIdentifier { get; }
    public MqttClientPublishReasonCode ReasonCode { get; }
    public string ReasonString { get; }
    public IReadOnlyCollection<MqttUserProperty> UserProperties { get; }
}
