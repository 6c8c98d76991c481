using MQTTnet.Protocol;

namespace MQTTnet.Server;

public sealed class MqttServerStopOptions
{
    public MqttServerClientDisconnectOptions DefaultClientDisconnectOptions { get; set; } = new() { ReasonCode = MqttDisconnectReasonCode.ServerShuttingDown };
}
