using System.Buffers;
using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Formatter;

/// <summary>PUBLISH (MQTT 5, 3.3).</summary>
internal sealed class MqttPublishDecoder
{
    // A node publishes on the same topic again and again: its text is made once.
    byte[] _lastTopicBytes = [];
    string _lastTopic = "";

    public MqttPublishPacket Decode(byte header, bool isV5, ref MqttBufferReader reader)
    {
        var packet = new MqttPublishPacket
        {
            Dup = (header & 0x08) != 0,
            QualityOfServiceLevel = (MqttQualityOfServiceLevel)((header >> 1) & 0x03),
            Retain = (header & 0x01) != 0,
        };
        if (packet.QualityOfServiceLevel > MqttQualityOfServiceLevel.ExactlyOnce)
        {
            throw MqttPacketRefusedException.Malformed("A PUBLISH has both QoS bits set."); // [MQTT-3.3.1-4]
        }

        if (packet.Dup && packet.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtMostOnce)
        {
            throw MqttPacketRefusedException.Malformed("A PUBLISH with QoS 0 has the DUP flag."); // [MQTT-3.3.1-2]
        }

        packet.Topic = ReadTopic(ref reader);
        if (packet.QualityOfServiceLevel > MqttQualityOfServiceLevel.AtMostOnce)
        {
            packet.PacketIdentifier = MqttAckDecoder.PacketIdentifier(ref reader);
        }

        if (isV5)
        {
            ReadProperties(packet, ref reader);
        }

        if (packet.Topic.Length == 0 && packet.TopicAlias == 0)
        {
            throw new MqttPacketRefusedException(
                isV5 ? MqttDisconnectReasonCode.ProtocolError : MqttDisconnectReasonCode.MalformedPacket,
                "A PUBLISH has neither a topic nor a topic alias.");
        }

        // The packet outlives the read buffer, so the payload gets its own array.
        var payload = reader.ReadRest();
        packet.Payload = payload.IsEmpty ? ReadOnlySequence<byte>.Empty : new ReadOnlySequence<byte>(payload.ToArray());
        return packet;
    }

    string ReadTopic(ref MqttBufferReader reader)
    {
        var bytes = reader.ReadBinarySpan();
        if (bytes.SequenceEqual(_lastTopicBytes))
        {
            return _lastTopic;
        }

        var topic = MqttBufferReader.ToText(bytes);
        if (topic.AsSpan().ContainsAny('+', '#'))
        {
            throw new MqttPacketRefusedException(MqttDisconnectReasonCode.TopicNameInvalid, "The topic of a PUBLISH contains a wildcard.");
        }

        _lastTopicBytes = bytes.ToArray();
        return _lastTopic = topic;
    }

    static void ReadProperties(MqttPublishPacket packet, ref MqttBufferReader reader)
    {
        var properties = new MqttPropertyReader(ref reader);
        while (properties.MoveNext())
        {
            switch (properties.Id)
            {
                case MqttPropertyId.PayloadFormatIndicator:
                    packet.PayloadFormatIndicator = properties.Boolean() ? MqttPayloadFormatIndicator.CharacterData : MqttPayloadFormatIndicator.Unspecified;
                    break;
                case MqttPropertyId.MessageExpiryInterval:
                    packet.MessageExpiryInterval = properties.UInt32();
                    break;
                case MqttPropertyId.TopicAlias:
                    packet.TopicAlias = properties.UInt16();
                    if (packet.TopicAlias == 0)
                    {
                        throw new MqttPacketRefusedException(MqttDisconnectReasonCode.TopicAliasInvalid, "A topic alias is 0."); // [MQTT-3.3.2-8]
                    }

                    break;
                case MqttPropertyId.ResponseTopic:
                    packet.ResponseTopic = properties.Text();
                    if (!MqttTopicValidator.IsValidTopic(packet.ResponseTopic))
                    {
                        throw MqttPacketRefusedException.Protocol("The response topic is empty or contains a wildcard."); // [MQTT-3.3.2-14]
                    }

                    break;
                case MqttPropertyId.CorrelationData:
                    packet.CorrelationData = properties.Binary();
                    break;
                case MqttPropertyId.UserProperty:
                    var userProperties = packet.UserProperties;
                    properties.AddUserProperty(ref userProperties);
                    packet.UserProperties = userProperties;
                    break;
                case MqttPropertyId.SubscriptionIdentifier:
                    (packet.SubscriptionIdentifiers ??= []).Add(properties.NonZeroVariable());
                    break;
                case MqttPropertyId.ContentType:
                    packet.ContentType = properties.Text();
                    break;
                default:
                    throw properties.NotAllowed("PUBLISH");
            }
        }
    }
}
