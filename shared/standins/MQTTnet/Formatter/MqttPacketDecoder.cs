using System.Buffers;
using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Formatter;

/// <summary>Takes packets from received bytes. One per connection: it remembers the version and the last topic.</summary>
internal sealed class MqttPacketDecoder
{
    readonly MqttPublishDecoder _publish = new();

    public MqttProtocolVersion Version { get; set; } = MqttProtocolVersion.V311;

    /// <summary>Bytes that a packet may have; a larger one is refused when its header is seen, before its body is read.</summary>
    public int MaximumPacketSize { get; set; } = int.MaxValue;

    /// <summary>A server takes nothing but a CONNECT until it has seen one [MQTT-3.1.0-1].</summary>
    public bool ExpectsConnect { get; set; }

    /// <summary>Takes the first packet off <paramref name="buffer"/>; null when it is not complete yet.</summary>
    public MqttPacket TryDecode(ref ReadOnlySequence<byte> buffer)
    {
        Span<byte> header = stackalloc byte[5];
        var available = (int)Math.Min(buffer.Length, header.Length);
        if (available == 0)
        {
            return null;
        }

        buffer.Slice(0, available).CopyTo(header);
        if (ExpectsConnect && header[0] != 0x10)
        {
            throw MqttPacketRefusedException.Protocol("The first packet is not a CONNECT.");
        }

        if (!TryReadRemainingLength(header[..available], out var bodyStart, out var bodyLength))
        {
            return null;
        }

        if ((long)bodyStart + bodyLength > MaximumPacketSize)
        {
            throw new MqttPacketRefusedException(
                MqttDisconnectReasonCode.PacketTooLarge,
                $"A packet of {bodyStart + bodyLength} bytes is larger than the {MaximumPacketSize} bytes that are allowed here.");
        }

        if (buffer.Length < bodyStart + bodyLength)
        {
            return null;
        }

        var packet = DecodeSequence(header[0], buffer.Slice(bodyStart, bodyLength));
        buffer = buffer.Slice(bodyStart + bodyLength);
        return packet;
    }

    static bool TryReadRemainingLength(ReadOnlySpan<byte> header, out int bodyStart, out int bodyLength)
    {
        bodyLength = 0;
        for (bodyStart = 1; bodyStart < header.Length;)
        {
            var digit = header[bodyStart];
            bodyLength |= (digit & 0x7F) << (7 * (bodyStart - 1));
            bodyStart++;
            if ((digit & 0x80) == 0)
            {
                return true;
            }
        }

        return header.Length < 5 ? false : throw MqttPacketRefusedException.Malformed("The remaining length has more than four bytes.");
    }

    MqttPacket DecodeSequence(byte header, in ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment)
        {
            return Decode(header, body.FirstSpan);
        }

        var length = (int)body.Length;
        var copy = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            body.CopyTo(copy);
            return Decode(header, copy.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    MqttPacket Decode(byte header, ReadOnlySpan<byte> body)
    {
        var isV5 = Version == MqttProtocolVersion.V500;
        var reader = new MqttBufferReader(body);
        var type = (MqttControlPacketType)(header >> 4);
        if (type == MqttControlPacketType.Publish)
        {
            return _publish.Decode(header, isV5, ref reader);
        }

        var flags = header & 0x0F;
        var expected = type is MqttControlPacketType.PubRel or MqttControlPacketType.Subscribe or MqttControlPacketType.Unsubscribe ? 2 : 0;
        if (flags != expected)
        {
            throw MqttPacketRefusedException.Malformed($"The reserved flags of a {type} packet are {flags}, not {expected}.");
        }

        MqttPacket packet = type switch
        {
            MqttControlPacketType.PubAck => MqttAckDecoder.PubAck(isV5, ref reader),
            MqttControlPacketType.PubRec => MqttAckDecoder.PubRec(isV5, ref reader),
            MqttControlPacketType.PubRel => MqttAckDecoder.PubRel(isV5, ref reader),
            MqttControlPacketType.PubComp => MqttAckDecoder.PubComp(isV5, ref reader),
            MqttControlPacketType.PingReq => MqttPingReqPacket.Instance,
            MqttControlPacketType.PingResp => MqttPingRespPacket.Instance,
            MqttControlPacketType.Subscribe => MqttSubscribeDecoder.Subscribe(isV5, ref reader),
            MqttControlPacketType.Unsubscribe => MqttSubscribeDecoder.Unsubscribe(isV5, ref reader),
            MqttControlPacketType.SubAck => MqttSubscribeDecoder.SubAck(isV5, ref reader),
            MqttControlPacketType.UnsubAck => MqttSubscribeDecoder.UnsubAck(isV5, ref reader),
            MqttControlPacketType.Connect => DecodeConnect(ref reader),
            MqttControlPacketType.ConnAck => MqttConnAckDecoder.Decode(isV5, ref reader),
            MqttControlPacketType.Disconnect => MqttAckDecoder.Disconnect(isV5, ref reader),
            MqttControlPacketType.Auth when isV5 => MqttAckDecoder.Auth(ref reader),
            _ => throw MqttPacketRefusedException.Malformed($"Packet type {(int)type} does not exist."),
        };
        reader.ExpectEnd();
        return packet;
    }

    MqttConnectPacket DecodeConnect(ref MqttBufferReader reader)
    {
        var packet = MqttConnectDecoder.Decode(ref reader, out var version);
        Version = version;
        return packet;
    }
}
