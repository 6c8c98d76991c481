using MQTTnet.Protocol;

namespace MQTTnet.Packets;

public sealed class MqttTopicFilter
{
    public bool NoLocal { get; set; }
    public MqttQualityOfServiceLevel QualityOfServiceLevel { get; set; }
    public bool RetainAsPublished { get; set; }
    public MqttRetainHandling RetainHandling { get; set; }
    public string Topic { get; set; }
}
