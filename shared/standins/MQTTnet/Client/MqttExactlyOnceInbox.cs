namespace MQTTnet;

/// <summary>
/// QoS 2 messages that the server has not released yet (MQTT 5, 4.3.3): a second PUBLISH with the same identifier is the
/// same message. Outlives the connection when the session does.
/// </summary>
internal sealed class MqttExactlyOnceInbox
{
    readonly Lock _sync = new();
    readonly Dictionary<ushort, bool> _isAcknowledged = [];

    /// <returns>True when the message is new; otherwise whether its PUBREC was sent.</returns>
    public bool TryAdd(ushort identifier, out bool isAcknowledged)
    {
        lock (_sync)
        {
            isAcknowledged = _isAcknowledged.TryGetValue(identifier, out var acknowledged) && acknowledged;
            return _isAcknowledged.TryAdd(identifier, false);
        }
    }

    public void Acknowledge(ushort identifier)
    {
        lock (_sync)
        {
            _isAcknowledged[identifier] = true;
        }
    }

    public void Remove(ushort identifier)
    {
        lock (_sync)
        {
            _isAcknowledged.Remove(identifier);
        }
    }

    /// <summary>At a new connection the server sends again what was not acknowledged, and the handler gets it again.</summary>
    public void Restart(bool isSessionPresent)
    {
        lock (_sync)
        {
            foreach (var (identifier, isAcknowledged) in _isAcknowledged)
            {
                if (!isAcknowledged || !isSessionPresent)
                {
                    _isAcknowledged.Remove(identifier);
                }
            }
        }
    }
}
