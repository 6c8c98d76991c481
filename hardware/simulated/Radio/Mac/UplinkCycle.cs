using EdgeNodes.LoRaWan.Mac;
using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Simulated.Radio.Mac;

/// <summary>One uplink from the first packet to the last window.</summary>
internal sealed class UplinkCycle(
    ModemFlash flash, DeviceRadio radio, Transmitter transmitter, MacReceiver receiver, EmittedLog log, TimeProvider time, Random random)
{
    // One uplink with its repetitions and windows, and what the application gets to know of it: first that it was sent.
    public async Task<(bool Again, List<MacEvent> Events)> ExchangeAsync(MacSession session, DataFrame frame, DataRate rate, CancellationToken stop)
    {
        byte[] phy = frame.ToBytes(session.Keys);
        int attempts = frame.Confirmed ? flash.Retries + 1 : session.Repetitions;
        bool again = false;
        bool answered = false;
        List<MacEvent> received = [];
        session.AckSeen = false;
        for (int attempt = 0; attempt < attempts && !answered; attempt++)
        {
            if (attempt > 0)
            {
                // ACK_TIMEOUT: 2 s, give or take one (RP002, 2.4.7).
                await Task.Delay(TimeSpan.FromMilliseconds(1000 + random.Next(2000)), time, stop);
                await Task.Delay(transmitter.DutyWait(session.Channels, rate.Airtime(phy.Length)), time, stop);
            }
            log.Data(phy, session.Keys, frame.Counter, frame.Payload);
            Transmission sent = await transmitter.SendAsync(phy, session.Channels, rate, stop);
            if (await WindowsAsync(session, sent, frame.Confirmed, stop) is { } heard)
            {
                (bool genuine, bool wantsMore) = receiver.Receive(session, heard, received);
                again |= wantsMore;
                answered |= genuine && !frame.Confirmed;
            }
            answered |= session.AckSeen;
        }
        if (frame.Options.Span.Contains(MacCommands.DeviceTimeRequest) && !received.OfType<MacEvent.TimeAnswered>().Any())
        {
            received.Insert(0, new MacEvent.TimeAnswered(false));
        }
        // 4: the second window ended empty.
        received.Insert(0, new MacEvent.Sent(frame.Confirmed, session.AckSeen, frame.Confirmed && !session.AckSeen ? 4 : 0));
        return (again, received);
    }

    private async Task<Heard?> WindowsAsync(MacSession session, Transmission sent, bool confirmed, CancellationToken stop)
    {
        TimeSpan rx1 = sent.End + session.Rx1Delay;
        TimeSpan rx2 = rx1 + TimeSpan.FromSeconds(1);
        DataRate rx1Rate = Eu868.DataRates[Eu868.Rx1DataRate(sent.Rate.Index, session.Rx1Offset)];
        if (await radio.WindowAsync(rx1, sent.FrequencyHz, rx1Rate, "1", stop) is { } heard)
        {
            return heard;
        }
        DataRate rx2Rate = Eu868.DataRates[session.Rx2DataRate];
        if (flash.DeviceClass != "C")
        {
            return await radio.WindowAsync(rx2, session.Rx2FrequencyHz, rx2Rate, "2", stop);
        }
        if (confirmed)
        {
            // Class C hears RX2 anyway: only wait long enough for an acknowledgement to end.
            await radio.UntilAsync(rx2 + rx2Rate.Airtime(24, crc: false) + TimeSpan.FromMilliseconds(50), stop);
        }
        return null;
    }
}
