using MQTTnet.Packets;

namespace MQTTnet;

public sealed class MqttClientDisconnectedEventArgs : EventArgs
{
    public MqttClientDisconnectedEventArgs(bool clientWasConnected, MqttClientConnectResult connectResult, MqttClientDisconnectReason reason, string reasonString, List<MqttUserProperty> userProperties, Exception exception)
    {
        ClientWasConnected = clientWasConnected;
        ConnectResult = connectResult;
        Reason = reason;
        ReasonString = reasonString;
        UserProperties = userProperties;
        Exception = exception;
    }

    public bool ClientWasConnected { get; }
    public MqttClientConnectResult ConnectResult { get; }
    public Exception Exception { get; }
    public MqttClientDisconnectReason Reason { get; }
    public string ReasonString { get; }
    public List<MqttUserProperty> UserProperties { get; }
}
