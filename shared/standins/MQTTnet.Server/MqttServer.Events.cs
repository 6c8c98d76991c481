namespace MQTTnet.Server;

public partial class MqttServer
{
    public event Func<ApplicationMessageEnqueuedEventArgs, Task> ApplicationMessageEnqueuedOrDroppedAsync
    {
        add => _events.ApplicationMessageEnqueuedOrDropped.Add(value);
        remove => _events.ApplicationMessageEnqueuedOrDropped.Remove(value);
    }

    public event Func<ApplicationMessageNotConsumedEventArgs, Task> ApplicationMessageNotConsumedAsync
    {
        add => _events.ApplicationMessageNotConsumed.Add(value);
        remove => _events.ApplicationMessageNotConsumed.Remove(value);
    }

    public event Func<ClientAcknowledgedPublishPacketEventArgs, Task> ClientAcknowledgedPublishPacketAsync
    {
        add => _events.ClientAcknowledgedPublishPacket.Add(value);
        remove => _events.ClientAcknowledgedPublishPacket.Remove(value);
    }

    /// <summary>The CONNACK is on its way.</summary>
    public event Func<ClientConnectedEventArgs, Task> ClientConnectedAsync
    {
        add => _events.ClientConnected.Add(value);
        remove => _events.ClientConnected.Remove(value);
    }

    public event Func<ClientDisconnectedEventArgs, Task> ClientDisconnectedAsync
    {
        add => _events.ClientDisconnected.Add(value);
        remove => _events.ClientDisconnected.Remove(value);
    }

    public event Func<ClientSubscribedTopicEventArgs, Task> ClientSubscribedTopicAsync
    {
        add => _events.ClientSubscribedTopic.Add(value);
        remove => _events.ClientSubscribedTopic.Remove(value);
    }

    public event Func<ClientUnsubscribedTopicEventArgs, Task> ClientUnsubscribedTopicAsync
    {
        add => _events.ClientUnsubscribedTopic.Add(value);
        remove => _events.ClientUnsubscribedTopic.Remove(value);
    }

    public event Func<InterceptingClientApplicationMessageEnqueueEventArgs, Task> InterceptingClientEnqueueAsync
    {
        add => _events.InterceptingClientEnqueue.Add(value);
        remove => _events.InterceptingClientEnqueue.Remove(value);
    }

    /// <summary>Sees every packet of a connected client before it is handled; the connection waits for it.</summary>
    public event Func<InterceptingPacketEventArgs, Task> InterceptingInboundPacketAsync
    {
        add => _events.InterceptingInboundPacket.Add(value);
        remove => _events.InterceptingInboundPacket.Remove(value);
    }

    /// <summary>Sees every packet just before it leaves; only the packets of the same connection wait for it. A handler that throws costs the packet, not the connection.</summary>
    public event Func<InterceptingPacketEventArgs, Task> InterceptingOutboundPacketAsync
    {
        add => _events.InterceptingOutboundPacket.Add(value);
        remove => _events.InterceptingOutboundPacket.Remove(value);
    }

    /// <summary>Sees every published message, wills and injected ones too; PUBACK and PUBREC wait for it. A handler that throws closes the connection.</summary>
    public event Func<InterceptingPublishEventArgs, Task> InterceptingPublishAsync
    {
        add => _events.InterceptingPublish.Add(value);
        remove => _events.InterceptingPublish.Remove(value);
    }

    public event Func<InterceptingSubscriptionEventArgs, Task> InterceptingSubscriptionAsync
    {
        add => _events.InterceptingSubscription.Add(value);
        remove => _events.InterceptingSubscription.Remove(value);
    }

    public event Func<InterceptingUnsubscriptionEventArgs, Task> InterceptingUnsubscriptionAsync
    {
        add => _events.InterceptingUnsubscription.Add(value);
        remove => _events.InterceptingUnsubscription.Remove(value);
    }

    public event Func<LoadingRetainedMessagesEventArgs, Task> LoadingRetainedMessageAsync
    {
        add => _events.LoadingRetainedMessage.Add(value);
        remove => _events.LoadingRetainedMessage.Remove(value);
    }

    public event Func<QueueMessageOverwrittenEventArgs, Task> QueuedApplicationMessageOverwrittenAsync
    {
        add => _events.QueuedApplicationMessageOverwritten.Add(value);
        remove => _events.QueuedApplicationMessageOverwritten.Remove(value);
    }

    public event Func<RetainedMessageChangedEventArgs, Task> RetainedMessageChangedAsync
    {
        add => _events.RetainedMessageChanged.Add(value);
        remove => _events.RetainedMessageChanged.Remove(value);
    }

    public event Func<EventArgs, Task> RetainedMessagesClearedAsync
    {
        add => _events.RetainedMessagesCleared.Add(value);
        remove => _events.RetainedMessagesCleared.Remove(value);
    }

    public event Func<SessionDeletedEventArgs, Task> SessionDeletedAsync
    {
        add => _events.SessionDeleted.Add(value);
        remove => _events.SessionDeleted.Remove(value);
    }

    public event Func<EventArgs, Task> StartedAsync
    {
        add => _events.Started.Add(value);
        remove => _events.Started.Remove(value);
    }

    public event Func<EventArgs, Task> StoppedAsync
    {
        add => _events.Stopped.Add(value);
        remove => _events.Stopped.Remove(value);
    }

    /// <summary>Decides who may connect.</summary>
    public event Func<ValidatingConnectionEventArgs, Task> ValidatingConnectionAsync
    {
        add => _events.ValidatingConnection.Add(value);
        remove => _events.ValidatingConnection.Remove(value);
    }
}
