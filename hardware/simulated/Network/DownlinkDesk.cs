using EdgeNodes.LoRaWan;
using EdgeNodes.LoRaWan.Mac;
using EdgeNodes.LoRaWan.Region;
using EdgeNodes.Simulated.Network.Events;
using EdgeNodes.Simulated.Network.Gateways;
using EdgeNodes.Simulated.Radio.Forwarder;

namespace EdgeNodes.Simulated.Network;

/// <summary>Makes packets of what waits for a device, and sends them through gateways.</summary>
internal sealed class DownlinkDesk(GatewayPort gateways, ChirpStackEvents events, Refusals refusals, TimeProvider time)
{
    private long _sent;

    /// <summary>Packets handed to a gateway.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>The next packet for a device, with the first of its queue that may still go; null when there is nothing to say.</summary>
    public (byte[]? Phy, QueuedDownlink? Item, uint Counter) Build(DeviceState state, DataRate rate, bool ack, byte[] options, bool force)
    {
        lock (state.Gate)
        {
            QueuedDownlink? item = null;
            while (item is null && state.Unacknowledged is null && state.Queue.First is { } first)
            {
                state.Queue.RemoveFirst();
                if (first.Value.ExpiresAt < time.GetUtcNow())
                {
                    refusals.Count("downlink-expired");
                    events.Log(state.Device, "EXPIRED", $"Queue item {first.Value.Id} expired before it could be sent.");
                }
                else if (first.Value.Data.Length + options.Length > rate.MaxPayload)
                {
                    refusals.Count("downlink-too-long");
                    events.Log(state.Device, "DOWNLINK_PAYLOAD_SIZE", $"Queue item {first.Value.Id} exceeds the {rate.MaxPayload} bytes of DR{rate.Index}.");
                }
                else
                {
                    item = first.Value;
                }
            }
            if ((item is null && !force) || state.Keys is not { } keys)
            {
                return default;
            }
            uint counter = state.NextDown++;
            DataFrame frame = new()
            {
                Confirmed = item?.Confirmed ?? false,
                DevAddr = state.DevAddr,
                Ack = ack,
                FramePending = state.Queue.Count > 0,
                Counter = counter,
                Options = options,
                Port = item?.Port,
                Payload = item?.Data ?? [],
            };
            if (item is { Confirmed: true })
            {
                state.Unacknowledged = (item, counter);
            }
            return (frame.ToBytes(keys), item, counter);
        }
    }

    /// <summary>Hands a packet to a gateway and reports what became of it.</summary>
    public async Task SendAsync(DeviceState state, Eui64 gateway, TxPacket packet, (QueuedDownlink Item, uint Counter)? carries, CancellationToken stop)
    {
        Interlocked.Increment(ref _sent);
        await gateways.SendAsync(gateway, packet, verdict =>
        {
            if (verdict != "NONE")
            {
                refusals.Count("gateway-" + verdict.ToLowerInvariant().Replace('_', '-'));
                events.Log(state.Device, "DOWNLINK_GATEWAY", $"The gateway did not send: {verdict}.");
            }
            else if (carries is { } sent)
            {
                events.TxAck(state.Device, sent.Item.Id, sent.Counter, gateway.ToString(), packet.FrequencyHz, Eu868.ByText(packet.DataRate));
            }
        }, stop);
    }

    /// <summary>An uplink, or its absence, tells whether the last confirmed downlink arrived.</summary>
    public void ResolveConfirmed(DeviceState state, bool acknowledged)
    {
        (QueuedDownlink Item, uint Counter)? waiting;
        lock (state.Gate)
        {
            waiting = state.Unacknowledged;
            state.Unacknowledged = null;
        }
        if (waiting is { } sent)
        {
            events.Ack(state.Device, sent.Item.Id, acknowledged, sent.Counter);
            state.Ring();
        }
    }

    /// <summary>The device is in the middle of something for so long; call under its gate.</summary>
    public void Busy(DeviceState state, TimeSpan span)
    {
        long until = time.GetTimestamp() + (long)(span.TotalSeconds * time.TimestampFrequency);
        state.BusyUntil = Math.Max(state.BusyUntil, until);
    }
}
