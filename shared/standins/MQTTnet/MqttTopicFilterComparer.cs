using MQTTnet.Protocol;

namespace MQTTnet;

/// <summary>Tells whether a topic matches a filter (MQTT 5, 4.7).</summary>
public static class MqttTopicFilterComparer
{
    public const char LevelSeparator = '/';
    public const char MultiLevelWildcard = '#';
    public const char ReservedTopicPrefix = '$';
    public const char SingleLevelWildcard = '+';

    public static MqttTopicFilterCompareResult Compare(string topic, string filter)
    {
        if (string.IsNullOrEmpty(topic) || !MqttTopicValidator.IsValidTopic(topic))
        {
            return MqttTopicFilterCompareResult.TopicInvalid;
        }

        if (string.IsNullOrEmpty(filter) || !MqttTopicValidator.IsValidFilter(filter))
        {
            return MqttTopicFilterCompareResult.FilterInvalid;
        }

        return Matches(topic, filter) ? MqttTopicFilterCompareResult.IsMatch : MqttTopicFilterCompareResult.NoMatch;
    }

    /// <summary>Both must be valid.</summary>
    internal static bool Matches(ReadOnlySpan<char> topic, ReadOnlySpan<char> filter)
    {
        // [MQTT-4.7.2-1]: a filter that starts with a wildcard does not see $-topics.
        if (topic[0] == ReservedTopicPrefix && filter[0] is (SingleLevelWildcard or MultiLevelWildcard))
        {
            return false;
        }

        while (true)
        {
            var filterLevel = TakeLevel(ref filter, out var filterHasMore);
            if (filterLevel is [MultiLevelWildcard])
            {
                return true;
            }

            var topicLevel = TakeLevel(ref topic, out var topicHasMore);
            if (filterLevel is not [SingleLevelWildcard] && !filterLevel.SequenceEqual(topicLevel))
            {
                return false;
            }

            if (!topicHasMore)
            {
                // "sport/#" also matches "sport" itself (4.7.1.2).
                return !filterHasMore || filter is [MultiLevelWildcard];
            }

            if (!filterHasMore)
            {
                return false;
            }
        }
    }

    static ReadOnlySpan<char> TakeLevel(ref ReadOnlySpan<char> rest, out bool hasMore)
    {
        var end = rest.IndexOf(LevelSeparator);
        hasMore = end >= 0;
        var level = hasMore ? rest[..end] : rest;
        rest = hasMore ? rest[(end + 1)..] : default;
        return level;
    }
}
