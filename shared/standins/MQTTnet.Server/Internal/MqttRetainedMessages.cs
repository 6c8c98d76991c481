namespace MQTTnet.Server.Internal;

/// <summary>The last retained message of each topic (MQTT 5, 3.3.1.3).</summary>
internal sealed class MqttRetainedMessages(MqttServerEvents events)
{
    // The package has no limit; a client that retains on ever new topics would fill the memory.
    const int MaximumTopics = 100_000;

    readonly Lock _sync = new();
    readonly Dictionary<string, MqttApplicationMessage> _messages = [];

    public async Task LoadAsync()
    {
        var args = new LoadingRetainedMessagesEventArgs();
        await events.LoadingRetainedMessage.InvokeAsync(args);
        lock (_sync)
        {
            foreach (var message in args.LoadedRetainedMessages ?? [])
            {
                _messages[message.Topic] = message;
            }
        }
    }

    /// <returns>False when there is no room for another topic.</returns>
    public async ValueTask<bool> UpdateAsync(string clientId, MqttApplicationMessage message)
    {
        List<MqttApplicationMessage> stored = null;
        lock (_sync)
        {
            if (message.Payload.IsEmpty)
            {
                _messages.Remove(message.Topic); // [MQTT-3.3.1-6]
            }
            else if (_messages.Count < MaximumTopics || _messages.ContainsKey(message.Topic))
            {
                _messages[message.Topic] = message;
            }
            else
            {
                return false;
            }

            if (events.RetainedMessageChanged.HasHandlers)
            {
                stored = [.. _messages.Values];
            }
        }

        if (stored is not null)
        {
            await events.RetainedMessageChanged.InvokeAsync(new RetainedMessageChangedEventArgs(clientId, message, stored));
        }

        return true;
    }

    public List<MqttApplicationMessage> Match(string filter)
    {
        lock (_sync)
        {
            return [.. _messages.Values.Where(m => MqttTopicFilterComparer.Matches(m.Topic, filter))];
        }
    }

    public MqttApplicationMessage Find(string topic)
    {
        lock (_sync)
        {
            return _messages.GetValueOrDefault(topic);
        }
    }

    public List<MqttApplicationMessage> All()
    {
        lock (_sync)
        {
            return [.. _messages.Values];
        }
    }

    public async Task ClearAsync()
    {
        lock (_sync)
        {
            _messages.Clear();
        }

        await events.RetainedMessagesCleared.InvokeAsync(EventArgs.Empty);
    }
}
