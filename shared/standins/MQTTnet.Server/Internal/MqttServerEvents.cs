using MQTTnet.Internal;

namespace MQTTnet.Server.Internal;

/// <summary>All events of one server, so that the parts that raise them need not know the server.</summary>
internal sealed class MqttServerEvents
{
    public MqttEvent<ApplicationMessageEnqueuedEventArgs> ApplicationMessageEnqueuedOrDropped { get; } = new();
    public MqttEvent<ApplicationMessageNotConsumedEventArgs> ApplicationMessageNotConsumed { get; } = new();
    public MqttEvent<ClientAcknowledgedPublishPacketEventArgs> ClientAcknowledgedPublishPacket { get; } = new();
    public MqttEvent<ClientConnectedEventArgs> ClientConnected { get; } = new();
    public MqttEvent<ClientDisconnectedEventArgs> ClientDisconnected { get; } = new();
    public MqttEvent<ClientSubscribedTopicEventArgs> ClientSubscribedTopic { get; } = new();
    public MqttEvent<ClientUnsubscribedTopicEventArgs> ClientUnsubscribedTopic { get; } = new();
    public MqttEvent<InterceptingClientApplicationMessageEnqueueEventArgs> InterceptingClientEnqueue { get; } = new();
    public MqttEvent<InterceptingPacketEventArgs> InterceptingInboundPacket { get; } = new();
    public MqttEvent<InterceptingPacketEventArgs> InterceptingOutboundPacket { get; } = new();
    public MqttEvent<InterceptingPublishEventArgs> InterceptingPublish { get; } = new();
    public MqttEvent<InterceptingSubscriptionEventArgs> InterceptingSubscription { get; } = new();
    public MqttEvent<InterceptingUnsubscriptionEventArgs> InterceptingUnsubscription { get; } = new();
    public MqttEvent<LoadingRetainedMessagesEventArgs> LoadingRetainedMessage { get; } = new();
    public MqttEvent<QueueMessageOverwrittenEventArgs> QueuedApplicationMessageOverwritten { get; } = new();
    public MqttEvent<RetainedMessageChangedEventArgs> RetainedMessageChanged { get; } = new();
    public MqttEvent<EventArgs> RetainedMessagesCleared { get; } = new();
    public MqttEvent<SessionDeletedEventArgs> SessionDeleted { get; } = new();
    public MqttEvent<EventArgs> Started { get; } = new();
    public MqttEvent<EventArgs> Stopped { get; } = new();
    public MqttEvent<ValidatingConnectionEventArgs> ValidatingConnection { get; } = new();
}
