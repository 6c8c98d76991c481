using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace MQTTnet;

/// <summary>Refuses options that the chosen protocol version cannot carry, instead of dropping them silently.</summary>
public static class MqttClientOptionsValidator
{
    public static void ThrowIfNotSupported(MqttClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.WillTopic is not null)
        {
            MqttTopicValidator.ThrowIfInvalid(options.WillTopic);
        }

        if (options.ProtocolVersion == MqttProtocolVersion.V500)
        {
            return;
        }

        Refuse(options.WillContentType is not null, nameof(options.WillContentType));
        Refuse(options.UserProperties is { Count: > 0 }, nameof(options.UserProperties));
        Refuse(!options.RequestProblemInformation, nameof(options.RequestProblemInformation));
        Refuse(options.RequestResponseInformation, nameof(options.RequestResponseInformation));
        Refuse(options.ReceiveMaximum > 0, nameof(options.ReceiveMaximum));
        Refuse(options.MaximumPacketSize > 0, nameof(options.MaximumPacketSize));
        Refuse(options.AuthenticationData is not null, nameof(options.AuthenticationData));
        Refuse(options.AuthenticationMethod is not null, nameof(options.AuthenticationMethod));
        Refuse(options.SessionExpiryInterval > 0, nameof(options.SessionExpiryInterval));
        Refuse(options.TopicAliasMaximum > 0, nameof(options.TopicAliasMaximum));
        Refuse(options.WillCorrelationData is not null, nameof(options.WillCorrelationData));
        Refuse(options.WillDelayInterval > 0, nameof(options.WillDelayInterval));
        Refuse(options.WillMessageExpiryInterval > 0, nameof(options.WillMessageExpiryInterval));
        Refuse(options.WillPayloadFormatIndicator > 0, nameof(options.WillPayloadFormatIndicator));
        Refuse(options.WillResponseTopic is not null, nameof(options.WillResponseTopic));
        Refuse(options.WillUserProperties is { Count: > 0 }, nameof(options.WillUserProperties));
    }

    static void Refuse(bool isSet, string feature)
    {
        if (isSet)
        {
            throw new NotSupportedException($"Feature {feature} requires MQTT version 5.0.0.");
        }
    }
}
