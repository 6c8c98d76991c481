using System.Collections;
using MQTTnet.Adapter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Server.Internal;

/// <summary>
/// What the server keeps for a client identifier: subscriptions, messages that wait or are under way, QoS 2 messages that
/// the client has not released (MQTT 5, 4.1). It outlives the connection when the client asked for that.
/// </summary>
internal sealed class MqttSession(string id, string userName, IDictionary items, MqttServerOptions options)
{
    public const uint NeverExpires = uint.MaxValue;
    public const int MaximumSubscriptions = 10_000;

    // More than a client keeps up with; fewer than what would hurt when it never acknowledges.
    const int MaximumInflight = 1024;

    readonly Lock _sync = new();
    readonly Dictionary<string, MqttSubscription> _subscriptions = [];
    readonly Queue<(MqttPublishPacket Packet, long Enqueued)> _waiting = new();
    readonly Dictionary<ushort, MqttInflightMessage> _inflight = [];
    readonly HashSet<ushort> _received = [];
    MqttOutbox _outbox;
    int _window = MaximumInflight;
    ushort _lastIdentifier;
    long _order;

    public string Id => id;

    public string UserName { get; set; } = userName;

    public IDictionary Items => items;

    public DateTime CreatedTimestamp { get; } = TimeProvider.System.GetUtcNow().UtcDateTime;

    /// <summary>Null while a client is connected.</summary>
    public DateTime? DisconnectedTimestamp { get; private set; }

    /// <summary>Seconds after the end of the connection (MQTT 5, 3.1.2.11.2).</summary>
    public uint ExpiryInterval { get; set; }

    /// <summary>The will that waits for its delay (3.1.3.2.2) and when it is due.</summary>
    public (MqttApplicationMessage Message, DateTime Due)? DelayedWill { get; set; }

    public int WaitingCount
    {
        get
        {
            lock (_sync)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>A connection takes the session over: what is under way is sent again, then what waited.</summary>
    public void Attach(MqttOutbox outbox, ushort receiveMaximum)
    {
        lock (_sync)
        {
            _outbox = outbox;
            _window = receiveMaximum == 0 ? MaximumInflight : Math.Min((int)receiveMaximum, MaximumInflight);
            DisconnectedTimestamp = null;
            DelayedWill = null;
            foreach (var message in _inflight.Values.OrderBy(m => m.Order))
            {
                if (message.IsReleased)
                {
                    outbox.Post(new MqttPubRelPacket { PacketIdentifier = message.Packet.PacketIdentifier });
                }
                else
                {
                    message.Packet.Dup = true;
                    outbox.Post(message.Packet);
                }
            }

            Pump();
        }
    }

    public void Detach()
    {
        lock (_sync)
        {
            _outbox = null;
            DisconnectedTimestamp = TimeProvider.System.GetUtcNow().UtcDateTime;
        }
    }

    /// <summary>Queues a message of its own copy; <paramref name="overwritten"/> is the one that had to give way.</summary>
    /// <returns>False when the queue is full and the new message is the one that is dropped.</returns>
    public bool Enqueue(MqttPublishPacket packet, out MqttPublishPacket overwritten)
    {
        overwritten = null;
        lock (_sync)
        {
            if (_waiting.Count >= options.MaxPendingMessagesPerClient)
            {
                if (options.PendingMessagesOverflowStrategy == MqttPendingMessagesOverflowStrategy.DropNewMessage || _waiting.Count == 0)
                {
                    return false;
                }

                overwritten = _waiting.Dequeue().Packet;
            }

            _waiting.Enqueue((packet, Environment.TickCount64));
            Pump();
            return true;
        }
    }

    public void ClearWaiting()
    {
        lock (_sync)
        {
            _waiting.Clear();
        }
    }

    /// <summary>The connection has written what it had: it may get more.</summary>
    public void Drained()
    {
        lock (_sync)
        {
            Pump();
        }
    }

    /// <summary>PUBACK or PUBCOMP, or a refusal: the message is done.</summary>
    /// <returns>The message; null when the identifier is not under way.</returns>
    public MqttPublishPacket Complete(ushort identifier)
    {
        lock (_sync)
        {
            if (!_inflight.Remove(identifier, out var message))
            {
                return null;
            }

            Pump();
            return message.Packet;
        }
    }

    /// <summary>PUBREC: the client has the message.</summary>
    /// <returns>False when the identifier is not under way.</returns>
    public bool Release(ushort identifier)
    {
        lock (_sync)
        {
            if (!_inflight.TryGetValue(identifier, out var message))
            {
                return false;
            }

            message.IsReleased = true;
            return true;
        }
    }

    /// <summary>Whether a QoS 2 message of the client was taken before and is not released: then it is the same one.</summary>
    public bool HasReceived(ushort identifier)
    {
        lock (_sync)
        {
            return _received.Contains(identifier);
        }
    }

    public void Receive(ushort identifier)
    {
        lock (_sync)
        {
            _received.Add(identifier);
        }
    }

    public bool ReleaseReceived(ushort identifier)
    {
        lock (_sync)
        {
            return _received.Remove(identifier);
        }
    }

    /// <returns>False when the session has too many subscriptions.</returns>
    public bool TrySubscribe(MqttSubscription subscription, out bool isNew)
    {
        lock (_sync)
        {
            isNew = !_subscriptions.ContainsKey(subscription.Filter.Topic);
            if (isNew && _subscriptions.Count >= MaximumSubscriptions)
            {
                return false;
            }

            _subscriptions[subscription.Filter.Topic] = subscription;
            return true;
        }
    }

    public bool IsSubscribed(string filter)
    {
        lock (_sync)
        {
            return _subscriptions.ContainsKey(filter);
        }
    }

    public bool Unsubscribe(string filter)
    {
        lock (_sync)
        {
            return _subscriptions.Remove(filter);
        }
    }

    public string[] Filters()
    {
        lock (_sync)
        {
            return [.. _subscriptions.Keys];
        }
    }

    void Pump()
    {
        while (_outbox is { HasRoom: true } && _waiting.TryPeek(out var next))
        {
            var packet = next.Packet;
            if (packet.MessageExpiryInterval > 0)
            {
                var waited = (Environment.TickCount64 - next.Enqueued) / 1000;
                if (waited >= packet.MessageExpiryInterval)
                {
                    _waiting.Dequeue(); // [MQTT-3.3.2-5]
                    continue;
                }

                packet.MessageExpiryInterval -= (uint)waited; // [MQTT-3.3.2-6]
            }

            if (packet.QualityOfServiceLevel > MqttQualityOfServiceLevel.AtMostOnce)
            {
                if (_inflight.Count >= _window)
                {
                    return;
                }

                packet.PacketIdentifier = NextIdentifier();
                _inflight.Add(packet.PacketIdentifier, new MqttInflightMessage(packet, _order++));
            }

            _waiting.Dequeue();
            _outbox.Post(packet);
        }
    }

    ushort NextIdentifier()
    {
        do
        {
            _lastIdentifier = _lastIdentifier == ushort.MaxValue ? (ushort)1 : (ushort)(_lastIdentifier + 1);
        }
        while (_inflight.ContainsKey(_lastIdentifier));

        return _lastIdentifier;
    }
}
