using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Formatter;

/// <summary>CONNACK (MQTT 3.1.1, 3.2; MQTT 5, 3.2).</summary>
internal static class MqttConnAckEncoder
{
    public static void Encode(MqttConnAckPacket packet, bool isV5, MqttBufferWriter writer)
    {
        writer.WriteByte(packet.IsSessionPresent ? (byte)1 : (byte)0);
        if (!isV5)
        {
            writer.WriteByte((byte)packet.ReturnCode);
            return;
        }

        writer.WriteByte((byte)packet.ReasonCode);
        var start = writer.BeginLength(1);
        writer.WriteProperty(
            MqttPropertyId.SessionExpiryInterval,
            packet.SessionExpiryInterval,
            packet.SessionExpiryInterval > 0 || packet.OverridesSessionExpiry);
        writer.WriteProperty(MqttPropertyId.ReceiveMaximum, packet.ReceiveMaximum, packet.ReceiveMaximum > 0);
        if (packet.ReasonCode == MqttConnectReasonCode.Success)
        {
            WriteAbilities(packet, writer);
        }

        writer.WriteProperty(MqttPropertyId.MaximumPacketSize, packet.MaximumPacketSize, packet.MaximumPacketSize > 0);
        writer.WriteProperty(MqttPropertyId.AssignedClientIdentifier, packet.AssignedClientIdentifier);
        writer.WriteProperty(MqttPropertyId.TopicAliasMaximum, packet.TopicAliasMaximum, packet.TopicAliasMaximum > 0);
        writer.WriteProperty(MqttPropertyId.ReasonString, packet.ReasonString);
        writer.WriteUserProperties(packet.UserProperties);
        writer.WriteProperty(MqttPropertyId.ServerKeepAlive, packet.ServerKeepAlive, packet.ServerKeepAlive > 0);
        writer.WriteProperty(MqttPropertyId.ResponseInformation, packet.ResponseInformation);
        writer.WriteProperty(MqttPropertyId.ServerReference, packet.ServerReference);
        writer.WriteProperty(MqttPropertyId.AuthenticationMethod, packet.AuthenticationMethod);
        writer.WriteProperty(MqttPropertyId.AuthenticationData, packet.AuthenticationData);
        writer.EndLength(start, 1);
    }

    static void WriteAbilities(MqttConnAckPacket packet, MqttBufferWriter writer)
    {
        writer.WriteProperty(MqttPropertyId.MaximumQoS, (byte)packet.MaximumQoS, packet.MaximumQoS < MqttQualityOfServiceLevel.ExactlyOnce);
        writer.WriteProperty(MqttPropertyId.RetainAvailable, (byte)0, !packet.RetainAvailable);
        writer.WriteProperty(MqttPropertyId.WildcardSubscriptionAvailable, (byte)0, !packet.WildcardSubscriptionAvailable);
        writer.WriteProperty(MqttPropertyId.SubscriptionIdentifiersAvailable, (byte)0, !packet.SubscriptionIdentifiersAvailable);
        writer.WriteProperty(MqttPropertyId.SharedSubscriptionAvailable, (byte)0, !packet.SharedSubscriptionAvailable);
    }
}
