namespace MQTTnet.Server;

public sealed class RetainedMessageChangedEventArgs : EventArgs
{
    public RetainedMessageChangedEventArgs(string clientId, MqttApplicationMessage changedRetainedMessage, List<MqttApplicationMessage> storedRetainedMessages)
    {
        ClientId = clientId;
        ChangedRetainedMessage = changedRetainedMessage;
        StoredRetainedMessages = storedRetainedMessages;
    }

    public MqttApplicationMessage ChangedRetainedMessage { get; }
    public string ClientId { get; }
    public List<MqttApplicationMessage> StoredRetainedMessages { get; }
}
