using System.Collections;

namespace MQTTnet.Server;

public sealed class InterceptingPublishEventArgs : EventArgs
{
    public InterceptingPublishEventArgs(MqttApplicationMessage applicationMessage, string clientId, string userName, IDictionary sessionItems, CancellationToken cancellationToken)
    {
        ApplicationMessage = applicationMessage;
        ClientId = clientId;
        UserName = userName;
        SessionItems = sessionItems;
        CancellationToken = cancellationToken;
    }

    public MqttApplicationMessage ApplicationMessage { get; set; }
    public CancellationToken CancellationToken { get; }
    public string ClientId { get; }
    public bool CloseConnection { get; set; }
    public bool ProcessPublish { get; set; } = true;
    public PublishResponse Response { get; } = new();
    public IDictionary SessionItems { get; }
    public string UserName { get; }
}
