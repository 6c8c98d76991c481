using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Formatter;

/// <summary>CONNACK (MQTT 3.1.1, 3.2; MQTT 5, 3.2).</summary>
internal static class MqttConnAckDecoder
{
    public static MqttConnAckPacket Decode(bool isV5, ref MqttBufferReader reader)
    {
        var flags = reader.ReadByte();
        if ((flags & 0xFE) != 0)
        {
            throw MqttPacketRefusedException.Malformed("The reserved flags of the CONNACK are set."); // [MQTT-3.2.2-1]
        }

        // What is absent is available (3.2.2.3).
        var packet = new MqttConnAckPacket
        {
            IsSessionPresent = flags == 1,
            MaximumQoS = MqttQualityOfServiceLevel.ExactlyOnce,
            RetainAvailable = true,
            WildcardSubscriptionAvailable = true,
            SubscriptionIdentifiersAvailable = true,
            SharedSubscriptionAvailable = true,
        };
        var code = reader.ReadByte();
        if (!isV5)
        {
            packet.ReturnCode = (MqttConnectReturnCode)code;
            packet.ReasonCode = MqttConnectReasonCodeConverter.FromConnectReturnCode(packet.ReturnCode);
            return packet;
        }

        packet.ReasonCode = (MqttConnectReasonCode)code;
        packet.ReturnCode = MqttConnectReasonCodeConverter.ToConnectReturnCode(packet.ReasonCode);
        if (reader.Remaining > 0)
        {
            ReadProperties(packet, ref reader);
        }

        return packet;
    }

    static void ReadProperties(MqttConnAckPacket packet, ref MqttBufferReader reader)
    {
        List<MqttUserProperty> userProperties = null;
        var properties = new MqttPropertyReader(ref reader);
        while (properties.MoveNext())
        {
            if (properties.Id == MqttPropertyId.UserProperty)
            {
                properties.AddUserProperty(ref userProperties);
            }
            else if (!ReadLimit(packet, ref properties) && !ReadText(packet, ref properties))
            {
                throw properties.NotAllowed("CONNACK");
            }
        }

        packet.UserProperties = userProperties;
    }

    static bool ReadLimit(MqttConnAckPacket packet, ref MqttPropertyReader properties)
    {
        switch (properties.Id)
        {
            case MqttPropertyId.SessionExpiryInterval:
                packet.SessionExpiryInterval = properties.UInt32();
                packet.OverridesSessionExpiry = true;
                return true;
            case MqttPropertyId.ReceiveMaximum:
                packet.ReceiveMaximum = properties.NonZeroUInt16();
                return true;
            case MqttPropertyId.MaximumQoS:
                packet.MaximumQoS = properties.Boolean() ? MqttQualityOfServiceLevel.AtLeastOnce : MqttQualityOfServiceLevel.AtMostOnce;
                return true;
            case MqttPropertyId.RetainAvailable:
                packet.RetainAvailable = properties.Boolean();
                return true;
            case MqttPropertyId.MaximumPacketSize:
                packet.MaximumPacketSize = properties.NonZeroUInt32();
                return true;
            case MqttPropertyId.TopicAliasMaximum:
                packet.TopicAliasMaximum = properties.UInt16();
                return true;
            case MqttPropertyId.WildcardSubscriptionAvailable:
                packet.WildcardSubscriptionAvailable = properties.Boolean();
                return true;
            case MqttPropertyId.SubscriptionIdentifiersAvailable:
                packet.SubscriptionIdentifiersAvailable = properties.Boolean();
                return true;
            case MqttPropertyId.SharedSubscriptionAvailable:
                packet.SharedSubscriptionAvailable = properties.Boolean();
                return true;
            case MqttPropertyId.ServerKeepAlive:
                packet.ServerKeepAlive = properties.UInt16();
                return true;
            default:
                return false;
        }
    }

    static bool ReadText(MqttConnAckPacket packet, ref MqttPropertyReader properties)
    {
        switch (properties.Id)
        {
            case MqttPropertyId.AssignedClientIdentifier:
                packet.AssignedClientIdentifier = properties.Text();
                return true;
            case MqttPropertyId.ReasonString:
                packet.ReasonString = properties.Text();
                return true;
            case MqttPropertyId.ResponseInformation:
                packet.ResponseInformation = properties.Text();
                return true;
            case MqttPropertyId.ServerReference:
                packet.ServerReference = properties.Text();
                return true;
            case MqttPropertyId.AuthenticationMethod:
                packet.AuthenticationMethod = properties.Text();
                return true;
            case MqttPropertyId.AuthenticationData:
                packet.AuthenticationData = properties.Binary();
                return true;
            default:
                return false;
        }
    }
}
