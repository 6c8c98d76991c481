using EdgeNodes.LoRaWan;
using EdgeNodes.LoRaWan.Crypto;
using EdgeNodes.LoRaWan.Mac;
using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Simulated.Radio.Mac;

/// <summary>
/// The LoRaWAN 1.0.x MAC of a class A or C device: joins, counts, encrypts, waits for its windows, obeys MAC commands.
/// One uplink at a time, as the modem's stack.
/// </summary>
internal sealed class DeviceMac : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Transmitter _transmitter;
    private readonly MacReceiver _receiver;
    private readonly UplinkCycle _cycle;
    private readonly ModemFlash _flash;
    private readonly DeviceRadio _radio;
    private readonly EmittedLog _log;
    private readonly TimeProvider _time;
    private readonly Action<MacEvent> _notify;
    private CancellationTokenSource _power = new();
    private CancellationTokenSource? _joinPause;
    private Task _work = Task.CompletedTask;
    private int _listening;
    private bool _busy;

    public DeviceMac(ModemFlash flash, DeviceRadio radio, EmittedLog log, TimeProvider time, Random random, Action<MacEvent> notify)
    {
        (_flash, _radio, _log, _time, _notify) = (flash, radio, log, time, notify);
        _transmitter = new Transmitter(flash, radio, time, random);
        _receiver = new MacReceiver(_gate, flash, time);
        _cycle = new UplinkCycle(flash, radio, _transmitter, _receiver, log, time, random);
    }

    public MacSession? Session { get; private set; }

    public int LastRssi => _receiver.LastRssi;

    public int LastSnr => _receiver.LastSnr;

    /// <summary>The clock that a DeviceTimeAns set, or null.</summary>
    public DateTimeOffset? NetworkTime => _receiver.NetworkTime;

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
            DataRate rate = Eu868.DataRates[Math.Min(_flash.DataRate, 5)];
            wait = _transmitter.JoinWait(rate);
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
            if (_flash.DataRate > 5)
            {
                return MacStatus.NoChannel;
            }
            DataRate rate = Eu868.DataRates[_flash.DataRate];
            if (_flash.LinkCheck > 0)
            {
                Request(MacCommands.LinkCheckRequest);
                _flash.LinkCheck = _flash.LinkCheck == 1 ? 0 : _flash.LinkCheck;
            }
            bool fits = payload.Length + Math.Min(session.Options.Count, DataFrame.MaxOptions) <= rate.MaxPayload;
            // Too long for the data rate: the stack flushes its MAC commands in an empty frame, and the caller gets an error.
            DataFrame frame = fits ? session.Frame(_flash.Adr, _flash.Confirmed, port, payload) : session.Frame(_flash.Adr, false, null, []);
            wait = _transmitter.DutyWait(session.Channels, rate.Airtime(frame.Size));
            if (wait > TimeSpan.Zero)
            {
                return MacStatus.DutyCycle;
            }
            session.Spend();
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
            if (Session is { } session && _flash.DeviceClass == "C" && _listening < 16
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
        _transmitter.Exhaust();
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
            _receiver.Forget();
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
            _notify(new MacEvent.JoinFailed("RX_TIMEOUT"));
            using (pause)
            {
                if (attempt < retries)
                {
                    await Task.Delay(period, _time, pause.Token);
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
        AesKey appKey = AesKey.Parse(_flash.AppKey);
        // Counted up and saved before it is used: the network refuses one that it has seen.
        _flash.DevNonce++;
        _flash.Save();
        JoinRequest request = new(Eui64.Parse(_flash.JoinEui), Eui64.Parse(_flash.DevEui), _flash.DevNonce);
        byte[] phy = request.ToBytes(appKey);
        _log.Join(phy, appKey);
        Transmission sent = await _transmitter.SendAsync(phy, Eu868.DefaultChannels, rate, stop);
        TimeSpan rx1 = sent.End + Eu868.JoinRx1Delay;
        Heard? heard = await _radio.WindowAsync(rx1, sent.FrequencyHz, rate, "1", stop)
            ?? await _radio.WindowAsync(rx1 + TimeSpan.FromSeconds(1), Eu868.Rx2FrequencyHz, Eu868.DataRates[Eu868.Rx2DataRate], "2", stop);
        if (heard is null || !JoinAccept.TryRead(heard.PhyPayload, appKey, out JoinAccept? accept, out _))
        {
            return false;
        }
        lock (_gate)
        {
            Session = new MacSession(SessionKeys.Derive(appKey, accept!.AppNonce, accept.NetId, request.DevNonce), accept);
            _receiver.Note(heard);
            _busy = false;
        }
        _notify(new MacEvent.Joined());
        return true;
    }

    private async Task SendAsync(MacSession session, DataFrame first, DataRate rate, CancellationToken stop)
    {
        DataFrame? frame = first;
        while (frame is not null)
        {
            (bool again, List<MacEvent> events) = await _cycle.ExchangeAsync(session, frame, rate, stop);
            lock (_gate)
            {
                session.NextUp++;
                frame = again ? session.Frame(_flash.Adr, false, null, []) : null;
                if (frame is not null && _transmitter.DutyWait(session.Channels, rate.Airtime(frame.Size)) > TimeSpan.Zero)
                {
                    frame = null;
                }
                if (frame is not null)
                {
                    session.Spend();
                }
                _busy = frame is not null;
            }
            events.ForEach(_notify);
        }
    }

    private async Task ListenAsync(MacSession session, AirDownlink packet, CancellationToken stop)
    {
        try
        {
            List<MacEvent> events = [];
            if (await _radio.ListenAsync(packet, stop) is { } heard)
            {
                (_, bool again) = _receiver.Receive(session, heard, events);
                events.ForEach(_notify);
                lock (_gate)
                {
                    // A confirmed downlink is acknowledged by itself; if an uplink runs already, the next one carries it.
                    DataRate rate = Eu868.DataRates[Math.Min(_flash.DataRate, 5)];
                    DataFrame empty = session.Frame(_flash.Adr, false, null, []);
                    if (again && !_busy && Session == session && _transmitter.DutyWait(session.Channels, rate.Airtime(empty.Size)) == TimeSpan.Zero)
                    {
                        session.Spend();
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


}
