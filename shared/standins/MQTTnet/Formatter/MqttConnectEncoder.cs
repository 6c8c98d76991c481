using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Formatter;

/// <summary>CONNECT (MQTT 3.1.1, 3.1; MQTT 5, 3.1).</summary>
internal static class MqttConnectEncoder
{
    public static void Encode(MqttConnectPacket packet, MqttProtocolVersion version, MqttBufferWriter writer)
    {
        var isV5 = version == MqttProtocolVersion.V500;
        writer.WriteString(version == MqttProtocolVersion.V310 ? "MQIsdp" : "MQTT");
        writer.WriteByte((byte)((int)version | (packet.TryPrivate && !isV5 ? 0x80 : 0)));
        writer.WriteByte(Flags(packet));
        writer.WriteUInt16(packet.KeepAlivePeriod);
        if (isV5)
        {
            WriteProperties(packet, writer);
        }

        writer.WriteString(packet.ClientId);
        if (packet.WillFlag)
        {
            if (isV5)
            {
                WriteWillProperties(packet, writer);
            }

            writer.WriteString(packet.WillTopic);
            writer.WriteBinary(packet.WillMessage);
        }

        if (packet.Username is not null)
        {
            writer.WriteString(packet.Username);
        }

        if (packet.Password is not null)
        {
            writer.WriteBinary(packet.Password);
        }
    }

    static byte Flags(MqttConnectPacket packet)
    {
        var flags = packet.CleanSession ? 0x02 : 0;
        if (packet.WillFlag)
        {
            flags |= 0x04 | ((int)packet.WillQoS << 3) | (packet.WillRetain ? 0x20 : 0);
        }

        return (byte)(flags | (packet.Password is not null ? 0x40 : 0) | (packet.Username is not null ? 0x80 : 0));
    }

    static void WriteProperties(MqttConnectPacket packet, MqttBufferWriter writer)
    {
        var start = writer.BeginLength(1);
        writer.WriteProperty(MqttPropertyId.SessionExpiryInterval, packet.SessionExpiryInterval, packet.SessionExpiryInterval > 0);
        writer.WriteProperty(MqttPropertyId.ReceiveMaximum, packet.ReceiveMaximum, packet.ReceiveMaximum > 0);
        writer.WriteProperty(MqttPropertyId.MaximumPacketSize, packet.MaximumPacketSize, packet.MaximumPacketSize > 0);
        writer.WriteProperty(MqttPropertyId.TopicAliasMaximum, packet.TopicAliasMaximum, packet.TopicAliasMaximum > 0);
        writer.WriteProperty(MqttPropertyId.RequestResponseInformation, (byte)1, packet.RequestResponseInformation);
        writer.WriteProperty(MqttPropertyId.RequestProblemInformation, (byte)0, !packet.RequestProblemInformation);
        writer.WriteUserProperties(packet.UserProperties);
        writer.WriteProperty(MqttPropertyId.AuthenticationMethod, packet.AuthenticationMethod);
        writer.WriteProperty(MqttPropertyId.AuthenticationData, packet.AuthenticationData);
        writer.EndLength(start, 1);
    }

    static void WriteWillProperties(MqttConnectPacket packet, MqttBufferWriter writer)
    {
        var start = writer.BeginLength(1);
        writer.WriteProperty(MqttPropertyId.WillDelayInterval, packet.WillDelayInterval, packet.WillDelayInterval > 0);
        writer.WriteProperty(
            MqttPropertyId.PayloadFormatIndicator,
            (byte)packet.WillPayloadFormatIndicator,
            packet.WillPayloadFormatIndicator != MqttPayloadFormatIndicator.Unspecified);
        writer.WriteProperty(MqttPropertyId.MessageExpiryInterval, packet.WillMessageExpiryInterval, packet.WillMessageExpiryInterval > 0);
        writer.WriteProperty(MqttPropertyId.ContentType, packet.WillContentType);
        writer.WriteProperty(MqttPropertyId.ResponseTopic, packet.WillResponseTopic);
        writer.WriteProperty(MqttPropertyId.CorrelationData, packet.WillCorrelationData);
        writer.WriteUserProperties(packet.WillUserProperties);
        writer.EndLength(start, 1);
    }
}
