using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Server.Internal;

/// <summary>Handles SUBSCRIBE and UNSUBSCRIBE, from a client or from the server itself (MQTT 5, 3.8 and 3.10).</summary>
internal sealed class MqttSubscriptionDesk(MqttServerEvents events, MqttTopicTree tree, MqttRetainedMessages retained, MqttDispatcher dispatcher, MqttSessions sessions)
{
    /// <param name="acknowledge">Gets the SUBACK before the retained messages are queued.</param>
    /// <returns>True when a handler wants the connection closed.</returns>
    public async ValueTask<bool> SubscribeAsync(
        MqttSession session, MqttSubscribePacket packet, Action<MqttSubAckPacket> acknowledge, CancellationToken cancellationToken)
    {
        var answer = new MqttSubAckPacket { PacketIdentifier = packet.PacketIdentifier, ReasonCodes = new(packet.TopicFilters.Count) };
        var close = false;
        var granted = new List<MqttSubscription>();
        var toSend = new List<MqttSubscription>();
        foreach (var filter in packet.TopicFilters)
        {
            var args = new InterceptingSubscriptionEventArgs(
                session.Id, session.UserName, new MqttSessionStatus(session, sessions), filter, packet.UserProperties, cancellationToken);
            args.Response.ReasonCode = Check(filter);
            if (args.Response.ReasonCode <= MqttSubscribeReasonCode.GrantedQoS2 && events.InterceptingSubscription.HasHandlers)
            {
                await events.InterceptingSubscription.InvokeAsync(args);
            }

            close |= args.CloseConnection;
            answer.ReasonString = args.ReasonString ?? args.Response.ReasonString ?? answer.ReasonString;
            if (args.ProcessSubscription && args.Response.ReasonCode <= MqttSubscribeReasonCode.GrantedQoS2)
            {
                var subscription = new MqttSubscription(
                    session, args.TopicFilter, (MqttQualityOfServiceLevel)args.Response.ReasonCode, packet.SubscriptionIdentifier);
                if (session.TrySubscribe(subscription, out var isNew))
                {
                    tree.Add(subscription);
                    granted.Add(subscription);
                    if (WantsRetained(subscription.Filter, isNew))
                    {
                        toSend.Add(subscription);
                    }
                }
                else
                {
                    args.Response.ReasonCode = MqttSubscribeReasonCode.QuotaExceeded;
                }
            }

            answer.ReasonCodes.Add(args.Response.ReasonCode);
        }

        acknowledge?.Invoke(answer);
        foreach (var subscription in granted)
        {
            await events.ClientSubscribedTopic.InvokeAsync(
                new ClientSubscribedTopicEventArgs(session.Id, session.UserName, subscription.Filter, session.Items));
        }

        foreach (var subscription in toSend)
        {
            foreach (var message in retained.Match(subscription.Filter.Topic))
            {
                await dispatcher.EnqueueAsync(session, "", message, MqttFanOut.Retained(subscription, message));
            }
        }

        return close;
    }

    /// <returns>True when a handler wants the connection closed.</returns>
    public async ValueTask<bool> UnsubscribeAsync(
        MqttSession session, MqttUnsubscribePacket packet, Action<MqttUnsubAckPacket> acknowledge, CancellationToken cancellationToken)
    {
        var answer = new MqttUnsubAckPacket { PacketIdentifier = packet.PacketIdentifier, ReasonCodes = new(packet.TopicFilters.Count) };
        var close = false;
        var removed = new List<string>();
        foreach (var filter in packet.TopicFilters)
        {
            var args = new InterceptingUnsubscriptionEventArgs(
                session.Id, session.UserName, session.Items, filter, packet.UserProperties, cancellationToken);
            args.Response.ReasonCode = session.IsSubscribed(filter) ? MqttUnsubscribeReasonCode.Success : MqttUnsubscribeReasonCode.NoSubscriptionExisted;
            if (events.InterceptingUnsubscription.HasHandlers)
            {
                await events.InterceptingUnsubscription.InvokeAsync(args);
            }

            close |= args.CloseConnection;
            answer.ReasonString = args.Response.ReasonString ?? answer.ReasonString;
            answer.ReasonCodes.Add(args.Response.ReasonCode);
            if (args.ProcessUnsubscription && args.Response.ReasonCode == MqttUnsubscribeReasonCode.Success && session.Unsubscribe(filter))
            {
                tree.Remove(session, filter);
                removed.Add(filter);
            }
        }

        acknowledge?.Invoke(answer);
        foreach (var filter in removed)
        {
            await events.ClientUnsubscribedTopic.InvokeAsync(
                new ClientUnsubscribedTopicEventArgs(session.Id, session.UserName, filter, session.Items));
        }

        return close;
    }

    static bool WantsRetained(MqttTopicFilter filter, bool isNew) => filter.RetainHandling switch
    {
        MqttRetainHandling.SendAtSubscribe => true,
        MqttRetainHandling.SendAtSubscribeIfNewSubscriptionOnly => isNew,
        _ => false,
    };

    static MqttSubscribeReasonCode Check(MqttTopicFilter filter)
    {
        if (filter.Topic.StartsWith("$share/", StringComparison.Ordinal))
        {
            return MqttSubscribeReasonCode.SharedSubscriptionsNotSupported;
        }

        return MqttTopicValidator.IsValidFilter(filter.Topic) && filter.Topic.AsSpan().Count('/') < MqttTopicTree.MaximumLevels
            ? (MqttSubscribeReasonCode)filter.QualityOfServiceLevel
            : MqttSubscribeReasonCode.TopicFilterInvalid;
    }
}
