using System.Diagnostics;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt.Wire;

internal enum Awaiting
{
    Sending,
    Acknowledge,
    Received,
    Complete,
}

/// <summary>A packet that waits to be sent, or for its acknowledgement.</summary>
internal sealed class InFlight
{
    private readonly Stopwatch _sentFor = new Stopwatch();

    internal InFlight(ushort id, PacketType type, MqttQoSLevel level, byte[] packet)
    {
        Id = id;
        Type = type;
        Level = level;
        Packet = packet;
    }

    internal ushort Id { get; }

    internal PacketType Type { get; }

    internal MqttQoSLevel Level { get; }

    internal byte[] Packet { get; private set; }

    internal Awaiting Awaiting { get; set; }

    internal int Attempts { get; private set; }

    internal long MillisecondsSinceSent => _sentFor.ElapsedMilliseconds;

    internal void Sent()
    {
        Attempts++;
        _sentFor.Restart();
        if (Awaiting == Awaiting.Sending)
        {
            Awaiting = Level == MqttQoSLevel.ExactlyOnce && Type == PacketType.Publish ? Awaiting.Received : Awaiting.Acknowledge;
        }

        if (Type == PacketType.Publish && Awaiting != Awaiting.Complete)
        {
            Packet[0] |= 0x08;   // DUP from the second time on: mqtt-v3.1.1, 3.3.1.1
        }
    }

    /// <summary>PUBREC came: from here the release is what is repeated (mqtt-v3.1.1, 4.3.3).</summary>
    internal void Release()
    {
        Packet = new PacketWriter().Word(Id).ToPacket(PacketType.PublishRelease, 2);
        Awaiting = Awaiting.Complete;
        Attempts = 0;
    }

    /// <summary>A new connection sends it again at once.</summary>
    internal void Restart()
    {
        Attempts = 0;
        _sentFor.Reset();
        if (Awaiting != Awaiting.Complete)
        {
            Awaiting = Awaiting.Sending;
        }
    }
}
