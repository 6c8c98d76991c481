namespace MQTTnet.Server;

public sealed class MqttServerKeepAliveOptions
{
    public bool DisconnectClientWhenReadingPayload { get; set; }
    public TimeSpan MonitorInterval { get; set; } = TimeSpan.FromMilliseconds(500);
}
