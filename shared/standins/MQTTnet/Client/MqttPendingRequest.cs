using MQTTnet.Packets;

namespace MQTTnet;

/// <summary>Somebody waits for the packet that answers a packet identifier.</summary>
internal sealed class MqttPendingRequest(Type answer, bool occupiesWindow)
    : TaskCompletionSource<MqttPacket>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>The packet type that this step waits for.</summary>
    public Type Answer { get; } = answer;

    /// <summary>It counts against the server's receive maximum (MQTT 5, 4.9).</summary>
    public bool OccupiesWindow { get; } = occupiesWindow;

    /// <summary>The caller gave up; the identifier stays taken until the server has answered, or a late answer would go to another message.</summary>
    public bool IsAbandoned { get; set; }
}
