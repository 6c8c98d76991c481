using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Formatter;

/// <summary>Turns packets into bytes: MQTT 3.1.1 chapter 3 and MQTT 5 chapter 3.</summary>
internal sealed class MqttPacketEncoder
{
    const int FixedHeaderLengthBytes = 4;

    /// <summary>What both sides speak; a server learns it from the CONNECT.</summary>
    public MqttProtocolVersion Version { get; set; } = MqttProtocolVersion.V311;

    bool IsV5 => Version == MqttProtocolVersion.V500;

    public void Encode(MqttPacket packet, MqttBufferWriter writer)
    {
        writer.WriteByte(FixedHeader(packet));
        var start = writer.BeginLength(FixedHeaderLengthBytes);
        EncodeBody(packet, writer);
        writer.EndLength(start, FixedHeaderLengthBytes);
    }

    static byte FixedHeader(MqttPacket packet) => packet switch
    {
        MqttPublishPacket p => (byte)(0x30 | (p.Dup ? 0x08 : 0) | ((int)p.QualityOfServiceLevel << 1) | (p.Retain ? 0x01 : 0)),
        MqttPubAckPacket => 0x40,
        MqttPubRecPacket => 0x50,
        MqttPubRelPacket => 0x62,
        MqttPubCompPacket => 0x70,
        MqttPingReqPacket => 0xC0,
        MqttPingRespPacket => 0xD0,
        MqttSubscribePacket => 0x82,
        MqttSubAckPacket => 0x90,
        MqttUnsubscribePacket => 0xA2,
        MqttUnsubAckPacket => 0xB0,
        MqttConnectPacket => 0x10,
        MqttConnAckPacket => 0x20,
        MqttDisconnectPacket => 0xE0,
        MqttAuthPacket => 0xF0,
        _ => throw new NotSupportedException($"{packet.GetType().Name} is not an MQTT packet."),
    };

    void EncodeBody(MqttPacket packet, MqttBufferWriter writer)
    {
        switch (packet)
        {
            case MqttPublishPacket p:
                EncodePublish(p, writer);
                break;
            case MqttPubAckPacket p:
                EncodeAck(p.PacketIdentifier, (byte)p.ReasonCode, p.ReasonString, p.UserProperties, writer);
                break;
            case MqttPubRecPacket p:
                EncodeAck(p.PacketIdentifier, (byte)p.ReasonCode, p.ReasonString, p.UserProperties, writer);
                break;
            case MqttPubRelPacket p:
                EncodeAck(p.PacketIdentifier, (byte)p.ReasonCode, p.ReasonString, p.UserProperties, writer);
                break;
            case MqttPubCompPacket p:
                EncodeAck(p.PacketIdentifier, (byte)p.ReasonCode, p.ReasonString, p.UserProperties, writer);
                break;
            case MqttSubscribePacket p:
                EncodeSubscribe(p, writer);
                break;
            case MqttUnsubscribePacket p:
                EncodeUnsubscribe(p, writer);
                break;
            case MqttSubAckPacket p:
                EncodeSubAck(p, writer);
                break;
            case MqttUnsubAckPacket p:
                EncodeUnsubAck(p, writer);
                break;
            case MqttConnectPacket p:
                MqttConnectEncoder.Encode(p, Version, writer);
                break;
            case MqttConnAckPacket p:
                MqttConnAckEncoder.Encode(p, IsV5, writer);
                break;
            case MqttDisconnectPacket p when IsV5:
                EncodeDisconnect(p, writer);
                break;
            case MqttAuthPacket p when IsV5:
                EncodeAuth(p, writer);
                break;
        }
    }

    void EncodePublish(MqttPublishPacket packet, MqttBufferWriter writer)
    {
        writer.WriteString(packet.Topic);
        if (packet.QualityOfServiceLevel > MqttQualityOfServiceLevel.AtMostOnce)
        {
            writer.WriteUInt16(packet.PacketIdentifier);
        }

        if (IsV5)
        {
            var start = writer.BeginLength(1);
            writer.WriteProperty(
                MqttPropertyId.PayloadFormatIndicator,
                (byte)packet.PayloadFormatIndicator,
                packet.PayloadFormatIndicator != MqttPayloadFormatIndicator.Unspecified);
            writer.WriteProperty(MqttPropertyId.MessageExpiryInterval, packet.MessageExpiryInterval, packet.MessageExpiryInterval > 0);
            writer.WriteProperty(MqttPropertyId.TopicAlias, packet.TopicAlias, packet.TopicAlias > 0);
            writer.WriteProperty(MqttPropertyId.ResponseTopic, packet.ResponseTopic);
            writer.WriteProperty(MqttPropertyId.CorrelationData, packet.CorrelationData);
            writer.WriteUserProperties(packet.UserProperties);
            foreach (var identifier in packet.SubscriptionIdentifiers ?? [])
            {
                writer.WriteVariableProperty(MqttPropertyId.SubscriptionIdentifier, identifier);
            }

            writer.WriteProperty(MqttPropertyId.ContentType, packet.ContentType);
            writer.EndLength(start, 1);
        }

        writer.WriteBytes(packet.Payload);
    }

    void EncodeAck(ushort identifier, byte reasonCode, string reason, List<MqttUserProperty> userProperties, MqttBufferWriter writer)
    {
        writer.WriteUInt16(identifier);
        var hasProperties = reason is not null || userProperties is { Count: > 0 };
        if (!IsV5 || (reasonCode == 0 && !hasProperties))
        {
            return; // "The Reason Code and Property Length can be omitted if the Reason Code is 0x00" (3.4.2.1)
        }

        writer.WriteByte(reasonCode);
        if (hasProperties)
        {
            WriteReasonProperties(reason, userProperties, writer);
        }
    }

    static void WriteReasonProperties(string reason, List<MqttUserProperty> userProperties, MqttBufferWriter writer)
    {
        var start = writer.BeginLength(1);
        writer.WriteProperty(MqttPropertyId.ReasonString, reason);
        writer.WriteUserProperties(userProperties);
        writer.EndLength(start, 1);
    }

    void EncodeSubscribe(MqttSubscribePacket packet, MqttBufferWriter writer)
    {
        writer.WriteUInt16(packet.PacketIdentifier);
        if (IsV5)
        {
            var start = writer.BeginLength(1);
            if (packet.SubscriptionIdentifier > 0)
            {
                writer.WriteVariableProperty(MqttPropertyId.SubscriptionIdentifier, packet.SubscriptionIdentifier);
            }

            writer.WriteUserProperties(packet.UserProperties);
            writer.EndLength(start, 1);
        }

        foreach (var filter in packet.TopicFilters)
        {
            writer.WriteString(filter.Topic);
            var options = (int)filter.QualityOfServiceLevel;
            if (IsV5)
            {
                options |= (filter.NoLocal ? 0x04 : 0) | (filter.RetainAsPublished ? 0x08 : 0) | ((int)filter.RetainHandling << 4);
            }

            writer.WriteByte((byte)options);
        }
    }

    void EncodeUnsubscribe(MqttUnsubscribePacket packet, MqttBufferWriter writer)
    {
        writer.WriteUInt16(packet.PacketIdentifier);
        if (IsV5)
        {
            var start = writer.BeginLength(1);
            writer.WriteUserProperties(packet.UserProperties);
            writer.EndLength(start, 1);
        }

        foreach (var filter in packet.TopicFilters)
        {
            writer.WriteString(filter);
        }
    }

    void EncodeSubAck(MqttSubAckPacket packet, MqttBufferWriter writer)
    {
        writer.WriteUInt16(packet.PacketIdentifier);
        if (IsV5)
        {
            WriteReasonProperties(packet.ReasonString, packet.UserProperties, writer);
        }

        foreach (var code in packet.ReasonCodes)
        {
            // MQTT 3.1.1 knows one failure only (3.9.3).
            writer.WriteByte(IsV5 || code <= MqttSubscribeReasonCode.GrantedQoS2 ? (byte)code : (byte)MqttSubscribeReasonCode.UnspecifiedError);
        }
    }

    void EncodeUnsubAck(MqttUnsubAckPacket packet, MqttBufferWriter writer)
    {
        writer.WriteUInt16(packet.PacketIdentifier);
        if (!IsV5)
        {
            return;
        }

        WriteReasonProperties(packet.ReasonString, packet.UserProperties, writer);
        foreach (var code in packet.ReasonCodes)
        {
            writer.WriteByte((byte)code);
        }
    }

    static void EncodeDisconnect(MqttDisconnectPacket packet, MqttBufferWriter writer)
    {
        writer.WriteByte((byte)packet.ReasonCode);
        var start = writer.BeginLength(1);
        writer.WriteProperty(MqttPropertyId.SessionExpiryInterval, packet.SessionExpiryInterval, packet.SessionExpiryInterval > 0);
        writer.WriteProperty(MqttPropertyId.ServerReference, packet.ServerReference);
        writer.WriteProperty(MqttPropertyId.ReasonString, packet.ReasonString);
        writer.WriteUserProperties(packet.UserProperties);
        writer.EndLength(start, 1);
    }

    static void EncodeAuth(MqttAuthPacket packet, MqttBufferWriter writer)
    {
        writer.WriteByte((byte)packet.ReasonCode);
        var start = writer.BeginLength(1);
        writer.WriteProperty(MqttPropertyId.AuthenticationMethod, packet.AuthenticationMethod);
        writer.WriteProperty(MqttPropertyId.AuthenticationData, packet.AuthenticationData);
        writer.WriteProperty(MqttPropertyId.ReasonString, packet.ReasonString);
        writer.WriteUserProperties(packet.UserProperties);
        writer.EndLength(start, 1);
    }
}
