using MQTTnet.Formatter;

namespace MQTTnet;

public static class MqttApplicationMessageValidator
{
    public static void ThrowIfNotSupported(MqttApplicationMessage applicationMessage, MqttProtocolVersion protocolVersion)
    {
        ArgumentNullException.ThrowIfNull(applicationMessage);
        if (protocolVersion == MqttProtocolVersion.V500)
        {
            return;
        }

        Refuse(applicationMessage.ContentType is not null, nameof(applicationMessage.ContentType));
        Refuse(applicationMessage.UserProperties is { Count: > 0 }, nameof(applicationMessage.UserProperties));
        Refuse(applicationMessage.CorrelationData is not null, nameof(applicationMessage.CorrelationData));
        Refuse(applicationMessage.ResponseTopic is not null, nameof(applicationMessage.ResponseTopic));
        Refuse(applicationMessage.SubscriptionIdentifiers is { Count: > 0 }, nameof(applicationMessage.SubscriptionIdentifiers));
        Refuse(applicationMessage.TopicAlias > 0, nameof(applicationMessage.TopicAlias));
        Refuse(applicationMessage.MessageExpiryInterval > 0, nameof(applicationMessage.MessageExpiryInterval));
        Refuse(applicationMessage.PayloadFormatIndicator > 0, nameof(applicationMessage.PayloadFormatIndicator));
    }

    static void Refuse(bool isSet, string feature)
    {
        if (isSet)
        {
            throw new NotSupportedException($"Feature {feature} requires MQTT version 5.0.0.");
        }
    }
}
