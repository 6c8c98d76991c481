using MQTTnet.Packets;

namespace MQTTnet.Formatter;

public static class MqttConnectPacketFactory
{
    public static MqttConnectPacket Create(MqttClientOptions clientOptions)
    {
        ArgumentNullException.ThrowIfNull(clientOptions);
        var hasWill = !string.IsNullOrEmpty(clientOptions.WillTopic);
        return new MqttConnectPacket
        {
            ClientId = clientOptions.ClientId,
            Username = clientOptions.Credentials?.GetUserName(clientOptions),
            Password = clientOptions.Credentials?.GetPassword(clientOptions),
            CleanSession = clientOptions.CleanSession,
            KeepAlivePeriod = (ushort)Math.Clamp(clientOptions.KeepAlivePeriod.TotalSeconds, 0, ushort.MaxValue),
            AuthenticationMethod = clientOptions.AuthenticationMethod,
            AuthenticationData = clientOptions.AuthenticationData,
            MaximumPacketSize = clientOptions.MaximumPacketSize,
            ReceiveMaximum = clientOptions.ReceiveMaximum,
            RequestProblemInformation = clientOptions.RequestProblemInformation,
            RequestResponseInformation = clientOptions.RequestResponseInformation,
            SessionExpiryInterval = clientOptions.SessionExpiryInterval,
            TopicAliasMaximum = clientOptions.TopicAliasMaximum,
            TryPrivate = clientOptions.TryPrivate,
            UserProperties = clientOptions.UserProperties,
            WillFlag = hasWill,
            WillTopic = hasWill ? clientOptions.WillTopic : null,
            WillMessage = hasWill ? clientOptions.WillPayload : null,
            WillQoS = hasWill ? clientOptions.WillQualityOfServiceLevel : default,
            WillRetain = hasWill && clientOptions.WillRetain,
            WillContentType = clientOptions.WillContentType,
            WillCorrelationData = clientOptions.WillCorrelationData,
            WillDelayInterval = clientOptions.WillDelayInterval,
            WillMessageExpiryInterval = clientOptions.WillMessageExpiryInterval,
            WillPayloadFormatIndicator = clientOptions.WillPayloadFormatIndicator,
            WillResponseTopic = clientOptions.WillResponseTopic,
            WillUserProperties = clientOptions.WillUserProperties,
        };
    }
}
