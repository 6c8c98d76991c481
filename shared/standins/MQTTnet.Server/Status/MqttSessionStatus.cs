using System.Collections;
using MQTTnet.Formatter;
using MQTTnet.Server.Internal;

namespace MQTTnet.Server;

/// <summary>What the server keeps for a client, as it is at the moment of each question.</summary>
public sealed class MqttSessionStatus
{
    readonly MqttSession _session;
    readonly MqttSessions _sessions;

    internal MqttSessionStatus(MqttSession session, MqttSessions sessions)
    {
        _session = session;
        _sessions = sessions;
    }

    public DateTime CreatedTimestamp => _session.CreatedTimestamp;

    /// <summary>Null while a client is connected.</summary>
    public DateTime? DisconnectedTimestamp => _session.DisconnectedTimestamp;

    /// <summary>In seconds; 4294967295: never.</summary>
    public uint ExpiryInterval => _session.ExpiryInterval;

    public string Id => _session.Id;
    public IDictionary Items => _session.Items;
    public long PendingApplicationMessagesCount => _session.WaitingCount;

    public Task ClearApplicationMessagesQueueAsync()
    {
        _session.ClearWaiting();
        return Task.CompletedTask;
    }

    public Task DeleteAsync() => _sessions.DeleteAsync(_session);

    /// <summary>Sends a message to this session only, whatever it has subscribed.</summary>
    /// <returns>False when its queue is full.</returns>
    public bool TryEnqueueApplicationMessage(MqttApplicationMessage applicationMessage, out InjectMqttApplicationMessageResult injectResult)
    {
        ArgumentNullException.ThrowIfNull(applicationMessage);
        var packet = MqttPublishPacketFactory.Create(applicationMessage);
        var isEnqueued = _session.Enqueue(packet, out _);
        injectResult = isEnqueued ? new InjectMqttApplicationMessageResult { PacketIdentifier = packet.PacketIdentifier } : null;
        return isEnqueued;
    }
}
