namespace MQTTnet.Server;

public sealed class ApplicationMessageEnqueuedEventArgs : EventArgs
{
    public ApplicationMessageEnqueuedEventArgs(string senderClientId, string receiverClientId, MqttApplicationMessage applicationMessage, bool isDropped)
    {
        SenderClientId = senderClientId;
        ReceiverClientId = receiverClientId;
        ApplicationMessage = applicationMessage;
        IsDropped = isDropped;
    }

    public MqttApplicationMessage ApplicationMessage { get; }
    public bool IsDropped { get; }
    public string ReceiverClientId { get; }
    public string SenderClientId { get; }
}
