using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Formatter;

/// <summary>CONNECT (MQTT 3.1.1, 3.1; MQTT 5, 3.1).</summary>
internal static class MqttConnectDecoder
{
    public static MqttConnectPacket Decode(ref MqttBufferReader reader, out MqttProtocolVersion version)
    {
        version = ReadVersion(ref reader, out var tryPrivate);
        var flags = reader.ReadByte();
        if ((flags & 0x01) != 0)
        {
            throw MqttPacketRefusedException.Malformed("The reserved flag of the CONNECT is set."); // [MQTT-3.1.2-3]
        }

        var packet = new MqttConnectPacket
        {
            TryPrivate = tryPrivate,
            CleanSession = (flags & 0x02) != 0,
            WillFlag = (flags & 0x04) != 0,
            WillQoS = (MqttQualityOfServiceLevel)((flags >> 3) & 0x03),
            WillRetain = (flags & 0x20) != 0,
            KeepAlivePeriod = reader.ReadUInt16(),
            RequestProblemInformation = true,
        };
        if (packet.WillQoS > MqttQualityOfServiceLevel.ExactlyOnce || (!packet.WillFlag && (packet.WillQoS != 0 || packet.WillRetain)))
        {
            throw MqttPacketRefusedException.Malformed("The will flags of the CONNECT contradict each other."); // [MQTT-3.1.2-11] to [MQTT-3.1.2-15]
        }

        var isV5 = version == MqttProtocolVersion.V500;
        if (isV5)
        {
            ReadProperties(packet, ref reader);
        }

        packet.ClientId = reader.ReadString();
        if (packet.WillFlag)
        {
            ReadWill(packet, isV5, ref reader);
        }

        var hasUserName = (flags & 0x80) != 0;
        var hasPassword = (flags & 0x40) != 0;
        if (hasPassword && !hasUserName && !isV5)
        {
            throw MqttPacketRefusedException.Malformed("The CONNECT has a password and no user name."); // MQTT 3.1.1 [MQTT-3.1.2-22]
        }

        packet.Username = hasUserName ? reader.ReadString() : null;
        packet.Password = hasPassword ? reader.ReadBinary() : null;
        return packet;
    }

    static MqttProtocolVersion ReadVersion(ref MqttBufferReader reader, out bool tryPrivate)
    {
        var name = reader.ReadString();
        var level = reader.ReadByte();
        tryPrivate = (level & 0x80) != 0; // A bridge says so; Mosquitto's extension.
        return (name, level & 0x7F) switch
        {
            ("MQTT", 5) when !tryPrivate => MqttProtocolVersion.V500,
            ("MQTT", 4) => MqttProtocolVersion.V311,
            ("MQIsdp", 3) => MqttProtocolVersion.V310,
            ("MQTT" or "MQIsdp", _) => throw new MqttPacketRefusedException(
                (MqttDisconnectReasonCode)MqttConnectReasonCode.UnsupportedProtocolVersion,
                $"Protocol version {level} is not known here."),
            _ => throw MqttPacketRefusedException.Malformed("The protocol name of the CONNECT is not MQTT."),
        };
    }

    static void ReadWill(MqttConnectPacket packet, bool isV5, ref MqttBufferReader reader)
    {
        if (isV5)
        {
            ReadWillProperties(packet, ref reader);
        }

        packet.WillTopic = reader.ReadString();
        packet.WillMessage = reader.ReadBinary();
        if (!MqttTopicValidator.IsValidTopic(packet.WillTopic))
        {
            throw new MqttPacketRefusedException(MqttDisconnectReasonCode.TopicNameInvalid, "The will topic is empty or contains a wildcard.");
        }
    }

    static void ReadProperties(MqttConnectPacket packet, ref MqttBufferReader reader)
    {
        List<MqttUserProperty> userProperties = null;
        var properties = new MqttPropertyReader(ref reader);
        while (properties.MoveNext())
        {
            switch (properties.Id)
            {
                case MqttPropertyId.SessionExpiryInterval:
                    packet.SessionExpiryInterval = properties.UInt32();
                    break;
                case MqttPropertyId.ReceiveMaximum:
                    packet.ReceiveMaximum = properties.NonZeroUInt16();
                    break;
                case MqttPropertyId.MaximumPacketSize:
                    packet.MaximumPacketSize = properties.NonZeroUInt32();
                    break;
                case MqttPropertyId.TopicAliasMaximum:
                    packet.TopicAliasMaximum = properties.UInt16();
                    break;
                case MqttPropertyId.RequestResponseInformation:
                    packet.RequestResponseInformation = properties.Boolean();
                    break;
                case MqttPropertyId.RequestProblemInformation:
                    packet.RequestProblemInformation = properties.Boolean();
                    break;
                case MqttPropertyId.AuthenticationMethod:
                    packet.AuthenticationMethod = properties.Text();
                    break;
                case MqttPropertyId.AuthenticationData:
                    packet.AuthenticationData = properties.Binary();
                    break;
                case MqttPropertyId.UserProperty:
                    properties.AddUserProperty(ref userProperties);
                    break;
                default:
                    throw properties.NotAllowed("CONNECT");
            }
        }

        packet.UserProperties = userProperties;
        if (packet.AuthenticationData is not null && packet.AuthenticationMethod is null)
        {
            throw MqttPacketRefusedException.Protocol("The CONNECT has authentication data and no authentication method."); // 3.1.2.11.10
        }
    }

    static void ReadWillProperties(MqttConnectPacket packet, ref MqttBufferReader reader)
    {
        List<MqttUserProperty> userProperties = null;
        var properties = new MqttPropertyReader(ref reader);
        while (properties.MoveNext())
        {
            switch (properties.Id)
            {
                case MqttPropertyId.WillDelayInterval:
                    packet.WillDelayInterval = properties.UInt32();
                    break;
                case MqttPropertyId.PayloadFormatIndicator:
                    packet.WillPayloadFormatIndicator = properties.Boolean() ? MqttPayloadFormatIndicator.CharacterData : MqttPayloadFormatIndicator.Unspecified;
                    break;
                case MqttPropertyId.MessageExpiryInterval:
                    packet.WillMessageExpiryInterval = properties.UInt32();
                    break;
                case MqttPropertyId.ContentType:
                    packet.WillContentType = properties.Text();
                    break;
                case MqttPropertyId.ResponseTopic:
                    packet.WillResponseTopic = properties.Text();
                    break;
                case MqttPropertyId.CorrelationData:
                    packet.WillCorrelationData = properties.Binary();
                    break;
                case MqttPropertyId.UserProperty:
                    properties.AddUserProperty(ref userProperties);
                    break;
                default:
                    throw properties.NotAllowed("will of a CONNECT");
            }
        }

        packet.WillUserProperties = userProperties;
    }
}
