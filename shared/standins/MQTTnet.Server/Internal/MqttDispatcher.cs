using System.Collections;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Server.Internal;

/// <summary>Takes a published message through the interceptor to every subscriber.</summary>
internal sealed class MqttDispatcher(MqttServerEvents events, MqttTopicTree subscriptions, MqttRetainedMessages retained, IMqttNetLogger logger)
{
    public async ValueTask<MqttDispatchResult> DispatchAsync(
        string senderId, string senderUserName, IDictionary senderItems, MqttApplicationMessage message, CancellationToken cancellationToken)
    {
        var result = new MqttDispatchResult(MqttPubAckReasonCode.Success, false, null, null);
        if (events.InterceptingPublish.HasHandlers)
        {
            // Whatever the handler throws goes up: the connection closes and nothing is acknowledged.
            var args = new InterceptingPublishEventArgs(message, senderId, senderUserName, senderItems, cancellationToken);
            await events.InterceptingPublish.InvokeAsync(args);
            message = args.ApplicationMessage;
            result = new MqttDispatchResult(args.Response.ReasonCode, args.CloseConnection, args.Response.ReasonString, args.Response.UserProperties);
            if (!args.ProcessPublish || message is null)
            {
                return result;
            }
        }

        try
        {
            return await DeliverAsync(senderId, message, result);
        }
        catch (Exception exception)
        {
            // As the package does: what fails behind the interceptor is logged, and the publisher is not told.
            logger.Error(nameof(MqttServer), "Error while processing next queued application message", exception);
            return result;
        }
    }

    /// <summary>Puts a message into the queue of one session.</summary>
    public async ValueTask<bool> EnqueueAsync(MqttSession session, string senderId, MqttApplicationMessage message, MqttPublishPacket packet)
    {
        if (events.InterceptingClientEnqueue.HasHandlers)
        {
            var args = new InterceptingClientApplicationMessageEnqueueEventArgs(senderId, session.Id, message);
            await events.InterceptingClientEnqueue.InvokeAsync(args);
            if (!args.AcceptEnqueue)
            {
                return false;
            }
        }

        var isEnqueued = session.Enqueue(packet, out var overwritten);
        if (overwritten is not null && events.QueuedApplicationMessageOverwritten.HasHandlers)
        {
            await events.QueuedApplicationMessageOverwritten.InvokeAsync(new QueueMessageOverwrittenEventArgs(session.Id, overwritten));
        }

        if (events.ApplicationMessageEnqueuedOrDropped.HasHandlers)
        {
            await events.ApplicationMessageEnqueuedOrDropped.InvokeAsync(
                new ApplicationMessageEnqueuedEventArgs(senderId, session.Id, message, isDropped: !isEnqueued));
        }

        return true;
    }

    async ValueTask<MqttDispatchResult> DeliverAsync(string senderId, MqttApplicationMessage message, MqttDispatchResult result)
    {
        if (message.Retain && !await retained.UpdateAsync(senderId, message))
        {
            return result with { ReasonCode = MqttPubAckReasonCode.QuotaExceeded };
        }

        var receivers = 0;
        if (subscriptions.Match(message.Topic) is { } matching)
        {
            foreach (var (session, packet) in MqttFanOut.Copies(matching, message, senderId))
            {
                receivers += await EnqueueAsync(session, senderId, message, packet) ? 1 : 0;
            }
        }

        if (receivers > 0)
        {
            return result;
        }

        if (events.ApplicationMessageNotConsumed.HasHandlers)
        {
            await events.ApplicationMessageNotConsumed.InvokeAsync(new ApplicationMessageNotConsumedEventArgs(message, senderId));
        }

        return result.ReasonCode == MqttPubAckReasonCode.Success ? result with { ReasonCode = MqttPubAckReasonCode.NoMatchingSubscribers } : result;
    }
}
