using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Server.Internal;

/// <summary>What the server answers to a CONNECT (MQTT 5, 3.2).</summary>
internal static class MqttConnAcks
{
    public static MqttConnAckPacket Create(ValidatingConnectionEventArgs args, MqttConnectPacket connect, MqttServerOptions options)
    {
        var expiry = EffectiveExpiry(connect, args.ProtocolVersion, options);
        return new MqttConnAckPacket
        {
            ReasonCode = args.ReasonCode,
            ReturnCode = MqttConnectReasonCodeConverter.ToConnectReturnCode(args.ReasonCode),
            ReasonString = args.ReasonString,
            AssignedClientIdentifier = args.AssignedClientIdentifier,
            AuthenticationMethod = args.AuthenticationMethod,
            AuthenticationData = args.ResponseAuthenticationData,
            ServerReference = args.ServerReference,
            UserProperties = args.ResponseUserProperties,
            MaximumQoS = MqttQualityOfServiceLevel.ExactlyOnce,
            RetainAvailable = true,
            WildcardSubscriptionAvailable = true,
            SubscriptionIdentifiersAvailable = true,
            SharedSubscriptionAvailable = false,
            TopicAliasMaximum = args.ReasonCode == MqttConnectReasonCode.Success ? MqttPacketHandler.TopicAliasMaximum : (ushort)0,
            SessionExpiryInterval = expiry,
            OverridesSessionExpiry = expiry != connect.SessionExpiryInterval,
        };
    }

    /// <summary>Seconds; 0 when the server keeps no sessions. Before MQTT 5 a session that is kept never expires.</summary>
    public static uint EffectiveExpiry(MqttConnectPacket connect, MqttProtocolVersion version, MqttServerOptions options)
    {
        if (!options.EnablePersistentSessions)
        {
            return 0;
        }

        return version == MqttProtocolVersion.V500 ? connect.SessionExpiryInterval : connect.CleanSession ? 0 : MqttSession.NeverExpires;
    }
}
