using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet;

public static class MqttClientConnectResultFactory
{
    public static MqttClientConnectResult Create(MqttConnAckPacket connAckPacket, MqttProtocolVersion protocolVersion)
    {
        ArgumentNullException.ThrowIfNull(connAckPacket);
        if (protocolVersion != MqttProtocolVersion.V500)
        {
            return new MqttClientConnectResult
            {
                ResultCode = (MqttClientConnectResultCode)MqttConnectReasonCodeConverter.FromConnectReturnCode(connAckPacket.ReturnCode),
                IsSessionPresent = connAckPacket.IsSessionPresent,
                RetainAvailable = true,
                WildcardSubscriptionAvailable = true,
                MaximumQoS = MqttQualityOfServiceLevel.ExactlyOnce,
            };
        }

        return new MqttClientConnectResult
        {
            ResultCode = (MqttClientConnectResultCode)connAckPacket.ReasonCode,
            IsSessionPresent = connAckPacket.IsSessionPresent,
            AssignedClientIdentifier = connAckPacket.AssignedClientIdentifier,
            AuthenticationData = connAckPacket.AuthenticationData,
            AuthenticationMethod = connAckPacket.AuthenticationMethod,
            MaximumPacketSize = connAckPacket.MaximumPacketSize,
            MaximumQoS = connAckPacket.MaximumQoS,
            ReasonString = connAckPacket.ReasonString,
            ReceiveMaximum = connAckPacket.ReceiveMaximum,
            ResponseInformation = connAckPacket.ResponseInformation,
            RetainAvailable = connAckPacket.RetainAvailable,
            ServerKeepAlive = connAckPacket.ServerKeepAlive,
            ServerReference = connAckPacket.ServerReference,
            SessionExpiryInterval = connAckPacket.SessionExpiryInterval,
            SharedSubscriptionAvailable = connAckPacket.SharedSubscriptionAvailable,
            SubscriptionIdentifiersAvailable = connAckPacket.SubscriptionIdentifiersAvailable,
            TopicAliasMaximum = connAckPacket.TopicAliasMaximum,
            UserProperties = connAckPacket.UserProperties,
            WildcardSubscriptionAvailable = connAckPacket.WildcardSubscriptionAvailable,
        };
    }
}
