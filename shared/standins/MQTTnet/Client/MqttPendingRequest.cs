using MQTTnet.Packets;

namespace MQTTnet;

/// <summary>Somebody waits for the packet that answers another one.</summary>
internal sealed class MqttPendingRequest(MqttPacketWithIdentifier packet, Type answer, bool occupiesWindow)
    : TaskCompletionSource<MqttPacket>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public MqttPacketWithIdentifier Packet { get; } = packet;

    /// <summary>The packet type that this step waits for.</summary>
    public Type Answer { get; set; } = answer;

    /// <summary>QoS 2: the first of the two answers.</summary>
    public MqttPubRecPacket PubRec { get; set; }

    /// <summary>It counts against the server's receive maximum (MQTT 5, 4.9).</summary>
    public bool OccupiesWindow { get; } = occupiesWindow;

    /// <summary>The caller gave up; the identifier stays taken until the server has answered, or a late answer would go to another message.</summary>
    public bool IsAbandoned { get; set; }
}
