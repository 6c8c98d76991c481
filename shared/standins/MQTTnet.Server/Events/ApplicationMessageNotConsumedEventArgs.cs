namespace MQTTnet.Server;

public sealed class ApplicationMessageNotConsumedEventArgs : EventArgs
{
    public ApplicationMessageNotConsumedEventArgs(MqttApplicationMessage applicationMessage, string senderId)
    {
        ApplicationMessage = applicationMessage;
        SenderId = senderId;
    }

    public MqttApplicationMessage ApplicationMessage { get; }
    public string SenderId { get; }
}
