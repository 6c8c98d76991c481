using System;
using System.Collections;
using System.IO;
using System.Text;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt.Wire;

/// <summary>Builds the bytes of one packet: body first, then the fixed header in front of it.</summary>
internal sealed class PacketWriter
{
    private readonly MemoryStream _body = new MemoryStream();

    internal PacketWriter Byte(int value)
    {
        _body.WriteByte((byte)value);
        return this;
    }

    internal PacketWriter Word(int value) => Byte(value >> 8).Byte(value);

    internal PacketWriter Long(uint value) => Word((int)(value >> 16)).Word((int)(value & 0xFFFF));

    internal PacketWriter Text(string value) => Binary(Encoding.UTF8.GetBytes(value ?? string.Empty));

    internal PacketWriter Binary(byte[] value)
    {
        if (value.Length > ushort.MaxValue)
        {
            throw new ArgumentException($"An MQTT field holds at most {ushort.MaxValue} bytes, this one has {value.Length}.");
        }

        return Word(value.Length).Raw(value);
    }

    internal PacketWriter Raw(byte[] value)
    {
        _body.Write(value, 0, value.Length);
        return this;
    }

    internal PacketWriter Users(ArrayList properties)
    {
        if (properties != null)
        {
            foreach (UserProperty property in properties)
            {
                Byte(0x26).Text(property.Name).Text(property.Value);
            }
        }

        return this;
    }

    /// <summary>Properties of an MQTT 5 packet: their length, then themselves.</summary>
    internal PacketWriter Properties(PacketWriter properties)
    {
        var bytes = properties._body.ToArray();
        WriteLength(_body, bytes.Length);
        return Raw(bytes);
    }

    internal byte[] ToPacket(PacketType type, int flags)
    {
        var packet = new MemoryStream();
        packet.WriteByte((byte)(((int)type << 4) | flags));
        WriteLength(packet, (int)_body.Length);
        _body.WriteTo(packet);
        return packet.ToArray();
    }

    private static void WriteLength(MemoryStream to, int value)
    {
        do
        {
            var digit = value % 128;
            value /= 128;
            to.WriteByte((byte)(value > 0 ? digit | 0x80 : digit));
        }
        while (value > 0);
    }
}
