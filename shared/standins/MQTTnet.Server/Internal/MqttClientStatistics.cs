using MQTTnet.Packets;

namespace MQTTnet.Server.Internal;

/// <summary>Counters of one connection; written by its loops, read by whoever asks.</summary>
internal sealed class MqttClientStatistics
{
    long _receivedPackets;
    long _receivedMessages;
    long _lastReceived = TimeProvider.System.GetUtcNow().UtcTicks;
    long _lastNonKeepAlive = TimeProvider.System.GetUtcNow().UtcTicks;
    long _lastReceivedTick = Environment.TickCount64;

    public DateTime Connected { get; } = TimeProvider.System.GetUtcNow().UtcDateTime;

    public long ReceivedPackets => Interlocked.Read(ref _receivedPackets);

    public long ReceivedMessages => Interlocked.Read(ref _receivedMessages);

    public DateTime LastReceived => new(Interlocked.Read(ref _lastReceived), DateTimeKind.Utc);

    public DateTime LastNonKeepAlive => new(Interlocked.Read(ref _lastNonKeepAlive), DateTimeKind.Utc);

    /// <summary>In milliseconds of <see cref="Environment.TickCount64"/>: a clock that is set must not end connections.</summary>
    public long LastReceivedTick => Interlocked.Read(ref _lastReceivedTick);

    public void CountReceived(MqttPacket packet)
    {
        var now = TimeProvider.System.GetUtcNow().UtcTicks;
        Interlocked.Exchange(ref _lastReceivedTick, Environment.TickCount64);
        Interlocked.Exchange(ref _lastReceived, now);
        Interlocked.Increment(ref _receivedPackets);
        if (packet is MqttPublishPacket)
        {
            Interlocked.Increment(ref _receivedMessages);
        }

        if (packet is not MqttPingReqPacket)
        {
            Interlocked.Exchange(ref _lastNonKeepAlive, now);
        }
    }
}
