using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Server;

public sealed class MqttServerClientDisconnectOptions
{
    public MqttDisconnectReasonCode ReasonCode { get; set; }
    public string ReasonString { get; set; }
    public string ServerReference { get; set; }
    public List<MqttUserProperty> UserProperties { get; set; }
}
