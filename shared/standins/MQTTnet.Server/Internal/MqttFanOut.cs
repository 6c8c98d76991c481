using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Server.Internal;

/// <summary>Makes one copy of a message for each session, however many of its filters match (MQTT 5, 3.3.4).</summary>
internal static class MqttFanOut
{
    public static IEnumerable<(MqttSession Session, MqttPublishPacket Packet)> Copies(
        List<MqttSubscription> matching, MqttApplicationMessage message, string senderId)
    {
        if (matching.Count > 1)
        {
            // Overlapping subscriptions of one session lie side by side.
            matching.Sort((a, b) => string.CompareOrdinal(a.Session.Id, b.Session.Id));
        }

        for (var start = 0; start < matching.Count;)
        {
            var session = matching[start].Session;
            var end = start + 1;
            while (end < matching.Count && matching[end].Session == session)
            {
                end++;
            }

            if (Copy(matching, start, end, message, senderId) is { } packet)
            {
                yield return (session, packet);
            }

            start = end;
        }
    }

    /// <summary>A retained message for a new subscription: it keeps its retain flag [MQTT-3.3.1-8].</summary>
    public static MqttPublishPacket Retained(MqttSubscription subscription, MqttApplicationMessage message)
    {
        var packet = MqttPublishPacketFactory.Create(message);
        packet.Dup = false;
        packet.Retain = true;
        packet.QualityOfServiceLevel = Lower(message.QualityOfServiceLevel, subscription.GrantedQoS);
        packet.SubscriptionIdentifiers = subscription.Identifier > 0 ? [subscription.Identifier] : null;
        return packet;
    }

    static MqttPublishPacket Copy(List<MqttSubscription> matching, int start, int end, MqttApplicationMessage message, string senderId)
    {
        var granted = MqttQualityOfServiceLevel.AtMostOnce;
        var retainAsPublished = false;
        var count = 0;
        List<uint> identifiers = null;
        for (var i = start; i < end; i++)
        {
            var subscription = matching[i];
            if (subscription.Filter.NoLocal && subscription.Session.Id == senderId)
            {
                continue; // [MQTT-3.8.3-3]
            }

            count++;
            granted = subscription.GrantedQoS > granted ? subscription.GrantedQoS : granted;
            retainAsPublished |= subscription.Filter.RetainAsPublished;
            if (subscription.Identifier > 0)
            {
                (identifiers ??= []).Add(subscription.Identifier);
            }
        }

        if (count == 0)
        {
            return null;
        }

        var packet = MqttPublishPacketFactory.Create(message);
        packet.Dup = false; // [MQTT-3.3.1-3]
        packet.TopicAlias = 0;
        packet.Retain = retainAsPublished && message.Retain;
        packet.QualityOfServiceLevel = Lower(message.QualityOfServiceLevel, granted);
        packet.SubscriptionIdentifiers = identifiers;
        return packet;
    }

    static MqttQualityOfServiceLevel Lower(MqttQualityOfServiceLevel a, MqttQualityOfServiceLevel b) => a < b ? a : b;
}
