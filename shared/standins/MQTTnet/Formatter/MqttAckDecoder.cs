using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Formatter;

/// <summary>PUBACK, PUBREC, PUBREL, PUBCOMP (MQTT 5, 3.4 to 3.7), DISCONNECT (3.14) and AUTH (3.15).</summary>
internal static class MqttAckDecoder
{
    public static ushort PacketIdentifier(ref MqttBufferReader reader) =>
        reader.ReadUInt16() is > 0 and var identifier ? identifier : throw MqttPacketRefusedException.Protocol("A packet identifier is 0."); // [MQTT-2.2.1-3]

    public static MqttPubAckPacket PubAck(bool isV5, ref MqttBufferReader reader)
    {
        var packet = new MqttPubAckPacket { PacketIdentifier = PacketIdentifier(ref reader) };
        packet.ReasonCode = (MqttPubAckReasonCode)Reason("PUBACK", isV5, ref reader, out var text, out var properties);
        packet.ReasonString = text;
        packet.UserProperties = properties;
        return packet;
    }

    public static MqttPubRecPacket PubRec(bool isV5, ref MqttBufferReader reader)
    {
        var packet = new MqttPubRecPacket { PacketIdentifier = PacketIdentifier(ref reader) };
        packet.ReasonCode = (MqttPubRecReasonCode)Reason("PUBREC", isV5, ref reader, out var text, out var properties);
        packet.ReasonString = text;
        packet.UserProperties = properties;
        return packet;
    }

    public static MqttPubRelPacket PubRel(bool isV5, ref MqttBufferReader reader)
    {
        var packet = new MqttPubRelPacket { PacketIdentifier = PacketIdentifier(ref reader) };
        packet.ReasonCode = (MqttPubRelReasonCode)Reason("PUBREL", isV5, ref reader, out var text, out var properties);
        packet.ReasonString = text;
        packet.UserProperties = properties;
        return packet;
    }

    public static MqttPubCompPacket PubComp(bool isV5, ref MqttBufferReader reader)
    {
        var packet = new MqttPubCompPacket { PacketIdentifier = PacketIdentifier(ref reader) };
        packet.ReasonCode = (MqttPubCompReasonCode)Reason("PUBCOMP", isV5, ref reader, out var text, out var properties);
        packet.ReasonString = text;
        packet.UserProperties = properties;
        return packet;
    }

    public static MqttDisconnectPacket Disconnect(bool isV5, ref MqttBufferReader reader)
    {
        var packet = new MqttDisconnectPacket();
        if (!isV5 || reader.Remaining == 0)
        {
            return packet;
        }

        packet.ReasonCode = (MqttDisconnectReasonCode)reader.ReadByte();
        if (reader.Remaining == 0)
        {
            return packet;
        }

        List<MqttUserProperty> userProperties = null;
        var properties = new MqttPropertyReader(ref reader);
        while (properties.MoveNext())
        {
            switch (properties.Id)
            {
                case MqttPropertyId.SessionExpiryInterval:
                    packet.SessionExpiryInterval = properties.UInt32();
                    packet.HasSessionExpiryInterval = true;
                    break;
                case MqttPropertyId.ReasonString:
                    packet.ReasonString = properties.Text();
                    break;
                case MqttPropertyId.ServerReference:
                    packet.ServerReference = properties.Text();
                    break;
                case MqttPropertyId.UserProperty:
                    properties.AddUserProperty(ref userProperties);
                    break;
                default:
                    throw properties.NotAllowed("DISCONNECT");
            }
        }

        packet.UserProperties = userProperties;
        return packet;
    }

    public static MqttAuthPacket Auth(ref MqttBufferReader reader)
    {
        var packet = new MqttAuthPacket();
        if (reader.Remaining == 0)
        {
            return packet;
        }

        packet.ReasonCode = (MqttAuthenticateReasonCode)reader.ReadByte();
        List<MqttUserProperty> userProperties = null;
        var properties = new MqttPropertyReader(ref reader);
        while (properties.MoveNext())
        {
            switch (properties.Id)
            {
                case MqttPropertyId.AuthenticationMethod:
                    packet.AuthenticationMethod = properties.Text();
                    break;
                case MqttPropertyId.AuthenticationData:
                    packet.AuthenticationData = properties.Binary();
                    break;
                case MqttPropertyId.ReasonString:
                    packet.ReasonString = properties.Text();
                    break;
                case MqttPropertyId.UserProperty:
                    properties.AddUserProperty(ref userProperties);
                    break;
                default:
                    throw properties.NotAllowed("AUTH");
            }
        }

        packet.UserProperties = userProperties;
        return packet;
    }

    static byte Reason(string packet, bool isV5, ref MqttBufferReader reader, out string text, out List<MqttUserProperty> userProperties)
    {
        text = null;
        userProperties = null;
        if (!isV5 || reader.Remaining == 0)
        {
            return 0;
        }

        var code = reader.ReadByte();
        if (reader.Remaining > 0)
        {
            ReasonProperties(packet, ref reader, out text, out userProperties);
        }

        return code;
    }

    public static void ReasonProperties(string packet, ref MqttBufferReader reader, out string text, out List<MqttUserProperty> userProperties)
    {
        text = null;
        userProperties = null;
        var properties = new MqttPropertyReader(ref reader);
        while (properties.MoveNext())
        {
            switch (properties.Id)
            {
                case MqttPropertyId.ReasonString:
                    text = properties.Text();
                    break;
                case MqttPropertyId.UserProperty:
                    properties.AddUserProperty(ref userProperties);
                    break;
                default:
                    throw properties.NotAllowed(packet);
            }
        }
    }
}
