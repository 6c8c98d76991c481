using MQTTnet.Packets;

namespace MQTTnet.Server.Internal;

/// <summary>A QoS 1 or 2 message that was sent to a client and not yet acknowledged.</summary>
internal sealed class MqttInflightMessage(MqttPublishPacket packet, long order)
{
    public MqttPublishPacket Packet { get; } = packet;

    /// <summary>Messages are sent again in the order in which they were sent [MQTT-4.6.0-1].</summary>
    public long Order { get; } = order;

    /// <summary>QoS 2: PUBREC came, PUBREL went; the message itself is not sent again [MQTT-4.3.3-7].</summary>
    public bool IsReleased { get; set; }
}
