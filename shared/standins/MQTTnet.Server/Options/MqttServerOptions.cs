namespace MQTTnet.Server;

public sealed class MqttServerOptions
{
    public TimeSpan DefaultCommunicationTimeout { get; set; } = TimeSpan.FromSeconds(100);
    public MqttServerTcpEndpointOptions DefaultEndpointOptions { get; } = new();
    public bool EnablePersistentSessions { get; set; }
    public MqttServerKeepAliveOptions KeepAliveOptions { get; } = new();
    public int MaxPendingMessagesPerClient { get; set; } = 1000;
    public MqttPendingMessagesOverflowStrategy PendingMessagesOverflowStrategy { get; set; }
    public MqttServerTlsTcpEndpointOptions TlsEndpointOptions { get; } = new();
}
