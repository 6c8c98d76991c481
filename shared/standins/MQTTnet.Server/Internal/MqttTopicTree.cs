namespace MQTTnet.Server.Internal;

/// <summary>
/// All subscriptions of the server by the levels of their filters: finding those of a topic costs its depth, however many
/// sessions there are.
/// </summary>
internal sealed class MqttTopicTree
{
    // Deeper filters are refused: each level costs a step of recursion.
    public const int MaximumLevels = 128;

    readonly ReaderWriterLockSlim _lock = new();
    readonly MqttTopicNode _root = new();
    int _count;

    public void Add(MqttSubscription subscription)
    {
        var levels = subscription.Filter.Topic.Split('/');
        _lock.EnterWriteLock();
        try
        {
            var node = _root;
            foreach (var level in levels)
            {
                if (level == "#")
                {
                    break;
                }

                if (!node.Children.TryGetValue(level, out var child))
                {
                    node.Children.Add(level, child = new MqttTopicNode());
                }

                node = child;
            }

            var subscriptions = levels[^1] == "#" ? node.Below : node.Here;
            if (!subscriptions.ContainsKey(subscription.Session))
            {
                Volatile.Write(ref _count, _count + 1);
            }

            subscriptions[subscription.Session] = subscription;
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    public void Remove(MqttSession session, string filter)
    {
        var levels = filter.Split('/');
        _lock.EnterWriteLock();
        try
        {
            Remove(_root, session, levels, 0);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <returns>The subscriptions that match; null when there are none.</returns>
    public List<MqttSubscription> Match(string topic)
    {
        if (Volatile.Read(ref _count) == 0)
        {
            return null;
        }

        List<MqttSubscription> found = null;
        _lock.EnterReadLock();
        try
        {
            Match(_root, topic, 0, isFirstLevel: true, ref found);
        }
        finally
        {
            _lock.ExitReadLock();
        }

        return found;
    }

    static void Match(MqttTopicNode node, string topic, int start, bool isFirstLevel, ref List<MqttSubscription> found)
    {
        // [MQTT-4.7.2-1]: a filter that starts with a wildcard does not see $-topics.
        var takesWildcards = !isFirstLevel || topic[0] != '$';
        if (takesWildcards)
        {
            AddAll(node.Below, ref found);
        }

        if (start > topic.Length)
        {
            AddAll(node.Here, ref found);
            return;
        }

        if (node.Children.Count == 0)
        {
            return;
        }

        var end = topic.IndexOf('/', start);
        end = end < 0 ? topic.Length : end;
        var lookup = node.Children.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(topic.AsSpan(start, end - start), out var child))
        {
            Match(child, topic, end + 1, isFirstLevel: false, ref found);
        }

        if (takesWildcards && node.Children.TryGetValue("+", out var any))
        {
            Match(any, topic, end + 1, isFirstLevel: false, ref found);
        }
    }

    static void AddAll(Dictionary<MqttSession, MqttSubscription> subscriptions, ref List<MqttSubscription> found)
    {
        if (subscriptions.Count > 0)
        {
            (found ??= []).AddRange(subscriptions.Values);
        }
    }

    bool Remove(MqttTopicNode node, MqttSession session, string[] levels, int depth)
    {
        if (depth == levels.Length || levels[depth] == "#")
        {
            if ((depth == levels.Length ? node.Here : node.Below).Remove(session))
            {
                Volatile.Write(ref _count, _count - 1);
            }
        }
        else if (node.Children.TryGetValue(levels[depth], out var child) && Remove(child, session, levels, depth + 1))
        {
            node.Children.Remove(levels[depth]);
        }

        return node.IsEmpty;
    }
}
