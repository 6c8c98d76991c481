namespace MQTTnet.Server;

public sealed class InterceptingClientApplicationMessageEnqueueEventArgs : EventArgs
{
    public InterceptingClientApplicationMessageEnqueueEventArgs(string senderClientId, string receiverClientId, MqttApplicationMessage applicationMessage)
    {
        SenderClientId = senderClientId;
        ReceiverClientId = receiverClientId;
        ApplicationMessage = applicationMessage;
    }

    public bool AcceptEnqueue { get; set; } = true;
    public MqttApplicationMessage ApplicationMessage { get; }
    public string ReceiverClientId { get; }
    public string SenderClientId { get; }
}
