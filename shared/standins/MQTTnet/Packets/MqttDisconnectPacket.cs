using MQTTnet.Protocol;

namespace MQTTnet.Packets;

public sealed class MqttDisconnectPacket : MqttPacket
{
    public MqttDisconnectReasonCode ReasonCode { get; set; }
    public string ReasonString { get; set; }
    public string ServerReference { get; set; }
    public uint SessionExpiryInterval { get; set; }

    /// <summary>Absent means: what the CONNECT said (3.14.2.2.2).</summary>
    internal bool HasSessionExpiryInterval { get; set; }

    public List<MqttUserProperty> UserProperties { get; set; }
}
