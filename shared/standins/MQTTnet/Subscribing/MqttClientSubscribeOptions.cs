using MQTTnet.Packets;

namespace MQTTnet;

public sealed class MqttClientSubscribeOptions
{
    public uint SubscriptionIdentifier { get; set; }
    public List<MqttTopicFilter> TopicFilters { get; set; } = [];
    public List<MqttUserProperty> UserProperties { get; set; }
}
