using MQTTnet.Packets;

namespace MQTTnet.Formatter;

public static class MqttApplicationMessageFactory
{
    public static MqttApplicationMessage Create(MqttPublishPacket publishPacket)
    {
        ArgumentNullException.ThrowIfNull(publishPacket);
        return new MqttApplicationMessage
        {
            Topic = publishPacket.Topic,
            Payload = publishPacket.Payload,
            QualityOfServiceLevel = publishPacket.QualityOfServiceLevel,
            Retain = publishPacket.Retain,
            Dup = publishPacket.Dup,
            TopicAlias = publishPacket.TopicAlias,
            ContentType = publishPacket.ContentType,
            CorrelationData = publishPacket.CorrelationData,
            MessageExpiryInterval = publishPacket.MessageExpiryInterval,
            PayloadFormatIndicator = publishPacket.PayloadFormatIndicator,
            ResponseTopic = publishPacket.ResponseTopic,
            SubscriptionIdentifiers = publishPacket.SubscriptionIdentifiers,
            UserProperties = publishPacket.UserProperties,
        };
    }
}
