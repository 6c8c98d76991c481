using EdgeNodes.LoRaWan;
using EdgeNodes.LoRaWan.Crypto;
using EdgeNodes.LoRaWan.Mac;
using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Simulated.Radio.Mac;

/// <summary>
/// The LoRaWAN 1.0.x MAC of a class A or C device: joins, counts, encrypts, waits for its windows, obeys MAC commands.
/// One uplink at a time, as the modem's stack.
/// </summary>
internal sealed class DeviceMac(ModemFlash flash, DeviceRadio radio, EmittedLog log, TimeProvider time, Random random, Action<MacEvent> notify)
    : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly DutyCredits _credits = new(time);
    private readonly JoinBackOff _joinBackOff = new(time);
    private CancellationTokenSource _power = new();
    private CancellationTokenSource? _joinPause;
    private Task _work = Task.CompletedTask;
    private int _listening;
    private bool _busy;

    public MacSession? Session { get; private set; }

    public int LastRssi { get; private set; }

    public int LastSnr { get; private set; }

    /// <summary>The clock that a DeviceTimeAns set, or null.</summary>
    public DateTimeOffset? NetworkTime => _clock is { } clock ? clock.At + time.GetElapsedTime(clock.Since) : null;

    private (DateTimeOffset At, long Since)? _clock;

    /// <summary>Starts to join. `retries` more attempts follow, `period` apart.</summary>
    public MacStatus Join(TimeSpan period, int retries, out TimeSpan wait)
    {
        lock (_gate)
        {
            wait = TimeSpan.Zero;
            if (_busy)
            {
                return MacStatus.Busy;
            }
            DataRate rate = Eu868.DataRates[Math.Min(flash.DataRate, 5)];
            wait = JoinWait(rate);
            if (wait > TimeSpan.Zero)
            {
                return MacStatus.DutyCycle;
            }
            _joinPause?.Cancel();
            _joinPause = null;
            Session = null;
            Begin(stop => JoinAsync(rate, period, retries, stop));
            return MacStatus.Ok;
        }
    }

    /// <summary>Starts to send. What the answers mean, in which order they are looked at, is the modem's habit.</summary>
    public MacStatus Send(byte port, byte[] payload, out TimeSpan wait)
    {
        lock (_gate)
        {
            wait = TimeSpan.Zero;
            if (Session is not { } session)
            {
                return MacStatus.NotJoined;
            }
            if (_busy)
            {
                return MacStatus.Busy;
            }
            if (flash.DataRate > 5)
            {
                return MacStatus.NoChannel;
            }
            DataRate rate = Eu868.DataRates[flash.DataRate];
            if (flash.LinkCheck > 0)
            {
                Request(MacCommands.LinkCheckRequest);
                flash.LinkCheck = flash.LinkCheck == 1 ? 0 : flash.LinkCheck;
            }
            bool fits = payload.Length + Math.Min(session.Options.Count, DataFrame.MaxOptions) <= rate.MaxPayload;
            // Too long for the data rate: the stack flushes its MAC commands in an empty frame, and the caller gets an error.
            DataFrame frame = fits ? Frame(session, flash.Confirmed, port, payload) : Frame(session, false, null, []);
            wait = DutyWait(session.Channels, rate.Airtime(frame.Size));
            if (wait > TimeSpan.Zero)
            {
                return MacStatus.DutyCycle;
            }
            Spend(session);
            Begin(stop => SendAsync(session, frame, rate, stop));
            return fits ? MacStatus.Ok : MacStatus.TooLong;
        }
    }

    /// <summary>Lays a request into the next uplink.</summary>
    public void Request(byte command)
    {
        lock (_gate)
        {
            if (Session is { } session && !session.Options.Contains(command) && session.Options.Count < DataFrame.MaxOptions)
            {
                session.Options.Add(command);
            }
        }
    }

    /// <summary>The gateway puts a packet on the air; a device of class C listens to it.</summary>
    public void OnDownlink(AirDownlink packet)
    {
        lock (_gate)
        {
            if (Session is { } session && flash.DeviceClass == "C" && _listening < 16
                && packet.FrequencyHz == session.Rx2FrequencyHz && packet.Rate.Index == session.Rx2DataRate)
            {
                _listening++;
                Task listening = ListenAsync(session, packet, _power.Token);
                _work = _work.IsCompleted ? listening : Task.WhenAll(_work, listening);
            }
        }
    }

    /// <summary>For a rehearsal of a bad day.</summary>
    public void ExhaustDutyCycle()
    {
        lock (_gate)
        {
            _credits.Exhaust(Eu868.DefaultChannels[0]);
        }
    }

    /// <summary>Power off and on again: session gone, radio silent.</summary>
    public async Task ResetAsync()
    {
        CancellationTokenSource power;
        Task work;
        lock (_gate)
        {
            (power, work) = (_power, _work);
            _power = new CancellationTokenSource();
            _joinPause?.Cancel();
            _joinPause = null;
            Session = null;
            _clock = null;
        }
        await power.CancelAsync();
        await work;
        power.Dispose();
        lock (_gate)
        {
            _busy = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ResetAsync();
        _power.Dispose();
    }

    private void Begin(Func<CancellationToken, Task> work)
    {
        _busy = true;
        CancellationToken stop = _power.Token;
        Task begun = Task.Run(() => GuardAsync(work, stop), CancellationToken.None);
        _work = _work.IsCompleted ? begun : Task.WhenAll(_work, begun);
    }

    private static async Task GuardAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        try
        {
            await work(stop);
        }
        catch (OperationCanceledException)
        {
            // Somebody pulled the plug.
        }
    }

    private async Task JoinAsync(DataRate rate, TimeSpan period, int retries, CancellationToken stop)
    {
        for (int attempt = 0; attempt <= retries; attempt++)
        {
            if (await JoinOnceAsync(rate, stop))
            {
                return;
            }
            CancellationTokenSource pause;
            lock (_gate)
            {
                _busy = false;
                pause = _joinPause = CancellationTokenSource.CreateLinkedTokenSource(stop);
            }
            notify(new MacEvent.JoinFailed("RX_TIMEOUT"));
            using (pause)
            {
                if (attempt < retries)
                {
                    await Task.Delay(period, time, pause.Token);
                }
                lock (_gate)
                {
                    pause.Token.ThrowIfCancellationRequested();
                    _joinPause = null;
                    _busy = attempt < retries;
                }
            }
        }
    }

    private async Task<bool> JoinOnceAsync(DataRate rate, CancellationToken stop)
    {
        AesKey appKey = AesKey.Parse(flash.AppKey);
        // Counted up and saved before it is used: the network refuses one that it has seen.
        flash.DevNonce++;
        flash.Save();
        JoinRequest request = new(Eui64.Parse(flash.JoinEui), Eui64.Parse(flash.DevEui), flash.DevNonce);
        byte[] phy = request.ToBytes(appKey);
        log.Join(phy, appKey);
        Transmission sent = await TransmitAsync(phy, Eu868.DefaultChannels, rate, stop);
        lock (_gate)
        {
            _joinBackOff.Spend(rate.Airtime(phy.Length));
        }
        TimeSpan rx1 = sent.End + Eu868.JoinRx1Delay;
        Heard? heard = await radio.WindowAsync(rx1, sent.FrequencyHz, rate, "1", stop)
            ?? await radio.WindowAsync(rx1 + TimeSpan.FromSeconds(1), Eu868.Rx2FrequencyHz, Eu868.DataRates[Eu868.Rx2DataRate], "2", stop);
        if (heard is null || !JoinAccept.TryRead(heard.PhyPayload, appKey, out JoinAccept? accept, out _))
        {
            return false;
        }
        lock (_gate)
        {
            Session = new MacSession(SessionKeys.Derive(appKey, accept!.AppNonce, accept.NetId, request.DevNonce), accept);
            (LastRssi, LastSnr, _busy) = (heard.Rssi, heard.Snr, false);
        }
        notify(new MacEvent.Joined());
        return true;
    }

    private async Task SendAsync(MacSession session, DataFrame first, DataRate rate, CancellationToken stop)
    {
        DataFrame? frame = first;
        while (frame is not null)
        {
            (bool again, List<MacEvent> events) = await ExchangeAsync(session, frame, rate, stop);
            lock (_gate)
            {
                session.NextUp++;
                frame = again ? Frame(session, false, null, []) : null;
                if (frame is not null && DutyWait(session.Channels, rate.Airtime(frame.Size)) > TimeSpan.Zero)
                {
                    frame = null;
                }
                if (frame is not null)
                {
                    Spend(session);
                }
                _busy = frame is not null;
            }
            events.ForEach(notify);
        }
    }

    // One uplink with its repetitions and windows, and what the application gets to know of it: first that it was sent.
    private async Task<(bool Again, List<MacEvent> Events)> ExchangeAsync(MacSession session, DataFrame frame, DataRate rate, CancellationToken stop)
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
                await Task.Delay(DutyWait(session.Channels, rate.Airtime(phy.Length)), time, stop);
            }
            log.Data(phy, session.Keys, frame.Counter, frame.Payload);
            Transmission sent = await TransmitAsync(phy, session.Channels, rate, stop);
            if (await WindowsAsync(session, sent, frame.Confirmed, stop) is { } heard)
            {
                (bool genuine, bool wantsMore) = Receive(session, heard, received);
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

    private async Task ListenAsync(MacSession session, AirDownlink packet, CancellationToken stop)
    {
        try
        {
            List<MacEvent> events = [];
            if (await radio.ListenAsync(packet, stop) is { } heard)
            {
                (_, bool again) = Receive(session, heard, events);
                events.ForEach(notify);
                lock (_gate)
                {
                    // A confirmed downlink is acknowledged by itself; if an uplink runs already, the next one carries it.
                    DataRate rate = Eu868.DataRates[Math.Min(flash.DataRate, 5)];
                    DataFrame empty = Frame(session, false, null, []);
                    if (again && !_busy && Session == session && DutyWait(session.Channels, rate.Airtime(empty.Size)) == TimeSpan.Zero)
                    {
                        Spend(session);
                        Begin(token => SendAsync(session, empty, rate, token));
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Somebody pulled the plug.
        }
        finally
        {
            lock (_gate)
            {
                _listening--;
            }
        }
    }

    private (bool Genuine, bool Again) Receive(MacSession session, Heard heard, List<MacEvent> events)
    {
        lock (_gate)
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
            (LastRssi, LastSnr) = (heard.Rssi, heard.Snr);
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

    private DataFrame Frame(MacSession session, bool confirmed, byte? port, byte[] payload)
    {
        return new DataFrame
        {
            Uplink = true,
            Confirmed = confirmed,
            DevAddr = session.DevAddr,
            Adr = flash.Adr,
            Ack = session.OwesAck,
            Counter = session.NextUp,
            Options = session.Options.Take(DataFrame.MaxOptions).ToArray(),
            Port = port,
            Payload = payload,
        };
    }

    // What the frame that goes out now carries need not be carried again.
    private static void Spend(MacSession session)
    {
        session.Options.RemoveRange(0, Math.Min(session.Options.Count, DataFrame.MaxOptions));
        session.OwesAck = false;
    }

    private async Task<Transmission> TransmitAsync(byte[] phy, IReadOnlyList<int> channels, DataRate rate, CancellationToken stop)
    {
        int hertz;
        lock (_gate)
        {
            TimeSpan airtime = rate.Airtime(phy.Length);
            int[] free = [.. channels.Where(channel => !flash.DutyCycle || _credits.Wait(channel, airtime) == TimeSpan.Zero)];
            hertz = free.Length > 0 ? free[random.Next(free.Length)] : channels[0];
            _credits.Spend(hertz, airtime);
        }
        return await radio.SendAsync(phy, hertz, rate, stop);
    }

    private TimeSpan DutyWait(IReadOnlyList<int> channels, TimeSpan airtime)
    {
        lock (_gate)
        {
            return flash.DutyCycle ? channels.Min(channel => _credits.Wait(channel, airtime)) : TimeSpan.Zero;
        }
    }

    private TimeSpan JoinWait(DataRate rate)
    {
        TimeSpan airtime = rate.Airtime(JoinRequest.Size);
        TimeSpan duty = DutyWait(Eu868.DefaultChannels, airtime);
        TimeSpan join = _joinBackOff.Wait(airtime);
        return duty > join ? duty : join;
    }
}
