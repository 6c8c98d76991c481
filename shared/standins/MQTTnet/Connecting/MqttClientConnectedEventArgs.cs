namespace MQTTnet;

public sealed class MqttClientConnectedEventArgs : EventArgs
{
    public MqttClientConnectedEventArgs(MqttClientConnectResult connectResult)
    {
        ConnectResult = connectResult;
    }

    public MqttClientConnectResult ConnectResult { get; }
}
