using System.IO;
using System.Text;
using nanoFramework.M2Mqtt.Exceptions;

namespace nanoFramework.M2Mqtt.Wire;

/// <summary>One received packet and a cursor into its body. What does not fit throws, and the connection ends.</summary>
internal sealed class Packet
{
    // More than any node is sent; a microcontroller could not hold more.
    private const int LargestBody = 128 * 1024;

    private readonly byte[] _body;
    private int _at;

    private Packet(int header, byte[] body)
    {
        Type = (PacketType)(header >> 4);
        Flags = header & 0x0F;
        _body = body;
    }

    internal PacketType Type { get; }

    internal int Flags { get; }

    internal int Left => _body.Length - _at;

    internal static Packet Read(Stream stream)
    {
        var header = stream.ReadByte();
        if (header < 0)
        {
            throw new EndOfStreamException("The broker closed the connection.");
        }

        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var digit = stream.ReadByte();
            if (digit < 0 || shift > 21)
            {
                throw new MqttClientException(MqttClientErrorCode.WrongBrokerMessage);
            }

            length |= (digit & 0x7F) << shift;
            if ((digit & 0x80) == 0)
            {
                break;
            }
        }

        return new Packet(header, ReadBody(stream, length));
    }

    internal int Byte()
    {
        Need(1);
        return _body[_at++];
    }

    internal int Word() => (Byte() << 8) | Byte();

    internal string Text()
    {
        var length = Word();
        Need(length);
        var text = Encoding.UTF8.GetString(_body, _at, length);
        _at += length;
        return text;
    }

    internal void SkipProperties()
    {
        var length = 0;
        var shift = 0;
        int digit;
        do
        {
            digit = Byte();
            length |= (digit & 0x7F) << shift;
            shift += 7;
        }
        while ((digit & 0x80) != 0 && shift < 28);
        Need(length);
        _at += length;
    }

    internal byte[] Rest()
    {
        var rest = new byte[Left];
        System.Array.Copy(_body, _at, rest, 0, rest.Length);
        _at = _body.Length;
        return rest;
    }

    private static byte[] ReadBody(Stream stream, int length)
    {
        if (length > LargestBody)
        {
            throw new MqttClientException(MqttClientErrorCode.WrongBrokerMessage);
        }

        var body = new byte[length];
        for (var have = 0; have < length;)
        {
            var got = stream.Read(body, have, length - have);
            if (got <= 0)
            {
                throw new EndOfStreamException("The broker closed the connection within a packet.");
            }

            have += got;
        }

        return body;
    }

    private void Need(int count)
    {
        if (count > Left)
        {
            throw new MqttClientException(MqttClientErrorCode.WrongBrokerMessage);
        }
    }
}
