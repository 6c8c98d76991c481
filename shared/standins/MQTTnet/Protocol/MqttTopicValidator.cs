using MQTTnet.Exceptions;

namespace MQTTnet.Protocol;

/// <summary>Checks topic names (to publish) and topic filters (to subscribe) against MQTT 5, 4.7.</summary>
public static class MqttTopicValidator
{
    public static void ThrowIfInvalid(MqttApplicationMessage applicationMessage)
    {
        ArgumentNullException.ThrowIfNull(applicationMessage);
        if (applicationMessage.TopicAlias == 0)
        {
            ThrowIfInvalid(applicationMessage.Topic);
        }
    }

    public static void ThrowIfInvalid(string topic)
    {
        if (string.IsNullOrEmpty(topic))
        {
            throw new MqttProtocolViolationException("A topic must not be empty.");
        }

        if (topic.AsSpan().ContainsAny('+', '#'))
        {
            throw new MqttProtocolViolationException($"The topic '{topic}' must not contain the wildcards + and #: it is published, not subscribed.");
        }
    }

    public static void ThrowIfInvalidSubscribe(string topic)
    {
        if (string.IsNullOrEmpty(topic))
        {
            throw new MqttProtocolViolationException("A topic filter must not be empty.");
        }

        if (!IsValidFilter(topic))
        {
            throw new MqttProtocolViolationException(
                $"The topic filter '{topic}' is not valid: + must stand alone in its level, # alone in the last one.");
        }
    }

    internal static bool IsValidTopic(ReadOnlySpan<char> topic) => topic.Length > 0 && !topic.ContainsAny('+', '#');

    internal static bool IsValidFilter(ReadOnlySpan<char> filter)
    {
        if (filter.IsEmpty)
        {
            return false;
        }

        for (var i = 0; i < filter.Length; i++)
        {
            if (filter[i] is not ('+' or '#'))
            {
                continue;
            }

            var startsLevel = i == 0 || filter[i - 1] == '/';
            var endsLevel = i == filter.Length - 1 || (filter[i] == '+' && filter[i + 1] == '/');
            if (!startsLevel || !endsLevel)
            {
                return false;
            }
        }

        return true;
    }
}
