namespace MQTTnet;

public enum MqttClientConnectionStatus
{
    Disconnected = 0,
    Disconnecting = 1,
    Connected = 2,
    Connecting = 3,
}
