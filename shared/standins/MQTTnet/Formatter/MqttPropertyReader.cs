using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Formatter;

/// <summary>Walks the properties of one packet (MQTT 5, 2.2.2).</summary>
internal ref struct MqttPropertyReader
{
    MqttBufferReader _section;
    ulong _seen;

    public MqttPropertyReader(ref MqttBufferReader packet) => _section = packet.ReadSection(packet.ReadVariableByteInteger());

    public MqttPropertyId Id { get; private set; }

    public bool MoveNext()
    {
        if (_section.Remaining == 0)
        {
            return false;
        }

        var id = _section.ReadVariableByteInteger();
        Id = (MqttPropertyId)id;
        if (id is 0 or > (uint)MqttPropertyId.SharedSubscriptionAvailable)
        {
            throw MqttPacketRefusedException.Malformed($"Property {id} does not exist.");
        }

        var bit = 1UL << (int)id;
        if ((_seen & bit) != 0 && Id is not (MqttPropertyId.UserProperty or MqttPropertyId.SubscriptionIdentifier))
        {
            throw MqttPacketRefusedException.Protocol($"Property {Id} occurs more than once.");
        }

        _seen |= bit;
        return true;
    }

    public byte Byte() => _section.ReadByte();

    public bool Boolean() => _section.ReadByte() switch
    {
        0 => false,
        1 => true,
        var other => throw MqttPacketRefusedException.Protocol($"Property {Id} must be 0 or 1, not {other}."),
    };

    public ushort UInt16() => _section.ReadUInt16();

    public ushort NonZeroUInt16() => _section.ReadUInt16() is > 0 and var value ? value : throw Zero();

    public uint UInt32() => _section.ReadUInt32();

    public uint NonZeroUInt32() => _section.ReadUInt32() is > 0 and var value ? value : throw Zero();

    public uint NonZeroVariable() => _section.ReadVariableByteInteger() is > 0 and var value ? value : throw Zero();

    public string Text() => _section.ReadString();

    public byte[] Binary() => _section.ReadBinary();

    public void AddUserProperty(ref List<MqttUserProperty> properties)
    {
        var name = _section.ReadString();
        var value = _section.ReadBinarySpan();
        MqttBufferReader.ToText(value); // A string pair: the value must be text as well (1.5.7).
        (properties ??= []).Add(new MqttUserProperty(name, value.ToArray().AsMemory()));
    }

    public readonly MqttPacketRefusedException NotAllowed(string packet) =>
        MqttPacketRefusedException.Protocol($"Property {Id} is not allowed in a {packet} packet.");

    readonly MqttPacketRefusedException Zero() => MqttPacketRefusedException.Protocol($"Property {Id} must not be 0.");
}
