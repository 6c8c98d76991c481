using System.Buffers.Binary;
using System.Text;
using MQTTnet.Exceptions;

namespace MQTTnet.Formatter;

/// <summary>Reads fields from the body of one packet; whatever runs over its end is a malformed packet.</summary>
internal ref struct MqttBufferReader(ReadOnlySpan<byte> data)
{
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    ReadOnlySpan<byte> _rest = data;

    public readonly int Remaining => _rest.Length;

    public byte ReadByte() => Take(1)[0];

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public ReadOnlySpan<byte> ReadBinarySpan() => Take(ReadUInt16());

    public byte[] ReadBinary() => ReadBinarySpan().ToArray();

    public string ReadString() => ToText(ReadBinarySpan());

    public ReadOnlySpan<byte> ReadRest() => Take(_rest.Length);

    public MqttBufferReader ReadSection(uint length)
    {
        if (length > (uint)_rest.Length)
        {
            throw MqttPacketRefusedException.Malformed("A property length reaches over the end of the packet.");
        }

        return new MqttBufferReader(Take((int)length));
    }

    public uint ReadVariableByteInteger()
    {
        uint value = 0;
        for (var shift = 0; shift < 28; shift += 7)
        {
            var digit = ReadByte();
            value |= (uint)(digit & 0x7F) << shift;
            if ((digit & 0x80) == 0)
            {
                return value;
            }
        }

        throw MqttPacketRefusedException.Malformed("A variable byte integer has more than four bytes.");
    }

    public readonly void ExpectEnd()
    {
        if (_rest.Length > 0)
        {
            throw MqttPacketRefusedException.Malformed($"{_rest.Length} bytes follow the end of the packet's content.");
        }
    }

    /// <summary>Ill-formed UTF-8 and U+0000 close the connection ([MQTT-1.5.4-1], [MQTT-1.5.4-2]).</summary>
    public static string ToText(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Contains((byte)0))
        {
            throw MqttPacketRefusedException.Malformed("A text contains the character U+0000.");
        }

        try
        {
            return StrictUtf8.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            throw MqttPacketRefusedException.Malformed("A text is not valid UTF-8.");
        }
    }

    ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw MqttPacketRefusedException.Malformed($"The packet ends {count - _rest.Length} bytes too early.");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
