using EdgeNodes.LoRaWan.Mac;

namespace EdgeNodes.Simulated.Radio.Mac;

/// <summary>Proves and reads what the radio heard, and lets the session obey it.</summary>
/// <param name="gate">Guards sessions.</param>
/// <param name="flash">Settings that the network may change.</param>
/// <param name="time">Carries the network's clock on.</param>
internal sealed class MacReceiver(Lock gate, ModemFlash flash, TimeProvider time)
{
    private (DateTimeOffset At, long Since)? _clock;

    public int LastRssi { get; private set; }

    public int LastSnr { get; private set; }

    /// <summary>The clock that a DeviceTimeAns set, or null.</summary>
    public DateTimeOffset? NetworkTime => _clock is { } clock ? clock.At + time.GetElapsedTime(clock.Since) : null;

    public void Note(Heard heard) => (LastRssi, LastSnr) = (heard.Rssi, heard.Snr);

    public void Forget() => _clock = null;

    /// <summary>Whether the packet was for us and genuine, and whether the stack answers it with an empty uplink of its own.</summary>
    public (bool Genuine, bool Again) Receive(MacSession session, Heard heard, List<MacEvent> events)
    {
        lock (gate)
        {
            if (!SealedFrame.TryRead(heard.PhyPayload, out SealedFrame? closed, out _) || closed!.Uplink || closed.DevAddr != session.DevAddr)
            {
                return (false, false);
            }
            uint counter = FrameCounter.Reconstruct(session.NextDown, closed.ShortCounter, out bool repeated);
            if (repeated || !closed.TryOpen(session.Keys, counter, out DataFrame? frame))
            {
                return (false, false);
            }
            session.NextDown = counter + 1;
            session.AckSeen |= frame!.Ack;
            session.OwesAck |= frame.Confirmed;
            Note(heard);
            ReadOnlySpan<byte> commands = frame.Port == 0 ? frame.Payload.Span : frame.Options.Span;
            IReadOnlyList<MacEvent> known = MacCommands.Obey(commands, session, flash, heard.Rssi, heard.Snr, at => _clock = (at, time.GetTimestamp()));
            // An empty downlink gives no event.
            if (frame.Port is > 0 && !frame.Payload.IsEmpty)
            {
                events.Add(new MacEvent.Received(heard.Slot, heard.Rssi, heard.Snr, frame.Port.Value, frame.Payload));
            }
            events.AddRange(known);
            return (true, frame.Confirmed || (frame.FramePending && flash.DeviceClass == "A"));
        }
    }
}
