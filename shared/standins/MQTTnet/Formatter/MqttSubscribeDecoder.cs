using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Formatter;

/// <summary>SUBSCRIBE, SUBACK, UNSUBSCRIBE, UNSUBACK (MQTT 5, 3.8 to 3.11).</summary>
internal static class MqttSubscribeDecoder
{
    public static MqttSubscribePacket Subscribe(bool isV5, ref MqttBufferReader reader)
    {
        var packet = new MqttSubscribePacket { PacketIdentifier = MqttAckDecoder.PacketIdentifier(ref reader) };
        if (isV5)
        {
            ReadSubscribeProperties(packet, ref reader);
        }

        while (reader.Remaining > 0)
        {
            packet.TopicFilters.Add(ReadFilter(isV5, ref reader));
        }

        return packet.TopicFilters.Count > 0 ? packet : throw MqttPacketRefusedException.Protocol("A SUBSCRIBE names no topic filter."); // [MQTT-3.8.3-2]
    }

    public static MqttUnsubscribePacket Unsubscribe(bool isV5, ref MqttBufferReader reader)
    {
        var packet = new MqttUnsubscribePacket { PacketIdentifier = MqttAckDecoder.PacketIdentifier(ref reader) };
        if (isV5)
        {
            List<MqttUserProperty> userProperties = null;
            var properties = new MqttPropertyReader(ref reader);
            while (properties.MoveNext())
            {
                if (properties.Id != MqttPropertyId.UserProperty)
                {
                    throw properties.NotAllowed("UNSUBSCRIBE");
                }

                properties.AddUserProperty(ref userProperties);
            }

            packet.UserProperties = userProperties;
        }

        while (reader.Remaining > 0)
        {
            packet.TopicFilters.Add(reader.ReadString());
        }

        return packet.TopicFilters.Count > 0 ? packet : throw MqttPacketRefusedException.Protocol("An UNSUBSCRIBE names no topic filter."); // [MQTT-3.10.3-2]
    }

    public static MqttSubAckPacket SubAck(bool isV5, ref MqttBufferReader reader)
    {
        var packet = new MqttSubAckPacket { PacketIdentifier = MqttAckDecoder.PacketIdentifier(ref reader), ReasonCodes = [] };
        if (isV5)
        {
            MqttAckDecoder.ReasonProperties("SUBACK", ref reader, out var text, out var properties);
            packet.ReasonString = text;
            packet.UserProperties = properties;
        }

        while (reader.Remaining > 0)
        {
            packet.ReasonCodes.Add((MqttSubscribeReasonCode)reader.ReadByte());
        }

        return packet;
    }

    public static MqttUnsubAckPacket UnsubAck(bool isV5, ref MqttBufferReader reader)
    {
        var packet = new MqttUnsubAckPacket { PacketIdentifier = MqttAckDecoder.PacketIdentifier(ref reader), ReasonCodes = [] };
        if (isV5)
        {
            MqttAckDecoder.ReasonProperties("UNSUBACK", ref reader, out var text, out var properties);
            packet.ReasonString = text;
            packet.UserProperties = properties;
            while (reader.Remaining > 0)
            {
                packet.ReasonCodes.Add((MqttUnsubscribeReasonCode)reader.ReadByte());
            }
        }

        return packet;
    }

    static MqttTopicFilter ReadFilter(bool isV5, ref MqttBufferReader reader)
    {
        var topic = reader.ReadString();
        var options = reader.ReadByte();
        var allowed = isV5 ? 0x3F : 0x03;
        if ((options & ~allowed) != 0 || (options & 0x03) == 3 || (options & 0x30) == 0x30)
        {
            throw MqttPacketRefusedException.Malformed($"The subscription options 0x{options:X2} are not valid."); // [MQTT-3.8.3-5]
        }

        return new MqttTopicFilter
        {
            Topic = topic,
            QualityOfServiceLevel = (MqttQualityOfServiceLevel)(options & 0x03),
            NoLocal = (options & 0x04) != 0,
            RetainAsPublished = (options & 0x08) != 0,
            RetainHandling = (MqttRetainHandling)((options >> 4) & 0x03),
        };
    }

    static void ReadSubscribeProperties(MqttSubscribePacket packet, ref MqttBufferReader reader)
    {
        List<MqttUserProperty> userProperties = null;
        var properties = new MqttPropertyReader(ref reader);
        while (properties.MoveNext())
        {
            switch (properties.Id)
            {
                case MqttPropertyId.SubscriptionIdentifier when packet.SubscriptionIdentifier == 0:
                    packet.SubscriptionIdentifier = properties.NonZeroVariable();
                    break;
                case MqttPropertyId.UserProperty:
                    properties.AddUserProperty(ref userProperties);
                    break;
                default:
                    throw properties.NotAllowed("SUBSCRIBE");
            }
        }

        packet.UserProperties = userProperties;
    }
}
