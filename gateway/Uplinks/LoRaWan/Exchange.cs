using System.Threading.Channels;
using EdgeNodes.Contract.Link;
using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Airtime;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Link;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;
using EdgeNodes.LoRaWan.Region;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan;

/// <summary>
/// The conversation of a joined modem with the platform's receiver: one loop that sends what is due and takes what comes.
/// Its state outlives a session: what was on its way is asked about after the next join.
/// </summary>
internal sealed class Exchange(
    LoRaWanUplinkOptions options,
    IBufferFeed feed,
    string name,
    ChannelReader<BufferedRecord> records,
    LinkSender sender,
    RecordWindow window,
    AirtimeBudget budget,
    DownlinkDesk desk,
    TimeProvider time,
    ILogger log)
{
    private const int MissesUntilJoin = 8;
    private const int MostInFrame = 256;
    private const int UsualMargin = 4;
    private const int WidestMargin = 15;
    private const int HeaderBytes = 13;
    private static readonly TimeSpan BusyLimit = TimeSpan.FromSeconds(30);

    private readonly FramePacker _packer = new();
    private readonly int _channel = Eu868.DefaultChannels[0];
    private Task<bool>? _moreRecords;
    private int _margin = UsualMargin;
    private int _rate = -1;
    private long _delivered;
    private long? _busySince;
    private (long Since, TimeSpan Wait) _refusal;
    private volatile bool _connected;
    private volatile string? _trouble;

    public bool Connected
    {
        get => _connected;
        set => _connected = value;
    }

    public long Delivered => Interlocked.Read(ref _delivered);

    public string? Trouble => _trouble;

    /// <summary>Returns when the modem has to join again.</summary>
    public async Task RunAsync(IModem modem, CancellationToken stop)
    {
        Connected = !sender.Down;
        Task<bool>? moreDownlinks = null;
        while (true)
        {
            await TakeDownlinksAsync(modem, stop);
            await TakeRecordsAsync(stop);
            Charge(modem);
            TimeSpan pause = await StepAsync(modem, stop);
            if (pause < TimeSpan.Zero)
            {
                Connected = false;
                return;
            }
            if (pause > TimeSpan.Zero)
            {
                moreDownlinks = moreDownlinks is { IsCompleted: false } ? moreDownlinks : modem.Downlinks.WaitToReadAsync(stop).AsTask();
                await PauseAsync(pause, moreDownlinks, stop);
            }
        }
    }

    // Does one thing that is due and returns how long nothing else is; negative when the session is over.
    private async Task<TimeSpan> StepAsync(IModem modem, CancellationToken stop)
    {
        if (sender.AckDue() is { } due && due <= TimeSpan.Zero)
        {
            sender.Miss();
            if (sender.Down)
            {
                Connected = false;
                _trouble = $"{sender.Missed} acknowledgements in a row did not come: check the network server, the platform's receiver and the antenna.";
                UplinkLog.LinkDown(log, sender.Missed);
                if (sender.Missed % MissesUntilJoin == 0)
                {
                    return Timeout.InfiniteTimeSpan;
                }
            }
        }
        int rate = await RateAsync(modem, stop);
        if (NextFrame(rate) is { } packed)
        {
            // Until it may go out it is no frame yet: what comes meanwhile and is more urgent must overtake it.
            TimeSpan held = Held(rate, LinkHeader.Length + packed.Body.Length, packed.Records.Any(record => record.Urgent));
            if (held > TimeSpan.Zero)
            {
                return Idle(held);
            }
            window.Take(packed.Records);
            LinkFrame frame = sender.Number(packed, last: window.Waiting == 0);
            return await SendAsync(modem, frame, rate, isNew: true, stop);
        }
        if ((sender.Down || window.Waiting == 0 || !sender.CanSend) && sender.Question() is { } question)
        {
            TimeSpan held = Held(rate, question.Payload.Length, question.Records.Any(record => record.Urgent));
            return held > TimeSpan.Zero ? Idle(held) : await SendAsync(modem, question, rate, isNew: false, stop);
        }
        return Idle(sender.CanSend ? GatherLeft() : null);
    }

    // How long the air time or the modem still forbid a packet.
    private TimeSpan Held(int rate, int payload, bool urgent)
    {
        TimeSpan airtime = budget.Wait(_channel, Airtime(rate, payload), urgent);
        TimeSpan refused = _refusal.Wait - time.GetElapsedTime(_refusal.Since);
        return airtime > refused ? airtime : refused;
    }

    private static TimeSpan Airtime(int rate, int payload) => Eu868.DataRates[rate].Airtime(HeaderBytes + payload + UsualMargin);

    private PackedFrame? NextFrame(int rate)
    {
        if (!sender.CanSend || window.Waiting == 0)
        {
            return null;
        }
        int limit = Math.Min(Eu868.DataRates[rate].MaxPayload - _margin, options.MaxPayload) - LinkHeader.Length;
        if (window.Answers(MostInFrame) is { Count: > 0 } answers)
        {
            return _packer.Answers(answers, limit) ?? SetAside(answers[0], rate);
        }
        IReadOnlyList<PendingRecord> readings = window.Readings(MostInFrame);
        PackedFrame? packed = _packer.Readings(readings, limit) ?? SetAside(readings[0], rate);
        bool full = packed?.Records.Count < readings.Count;
        return full || window.HasUrgent || GatherLeft() <= TimeSpan.Zero ? packed : null;
    }

    private PackedFrame? SetAside(PendingRecord record, int rate)
    {
        window.SetAside(record);
        _trouble = $"{window.Aside} records are too long for DR{rate} and wait: raise Uplinks:LoRaWan:DataRate.";
        return null;
    }

    private TimeSpan? GatherLeft() => window.OldestSince is { } since ? options.Gather - time.GetElapsedTime(since) : null;

    private TimeSpan Idle(TimeSpan? next)
    {
        TimeSpan pause = TimeSpan.FromSeconds(30);
        foreach (TimeSpan? other in new[] { sender.AckDue(), next })
        {
            pause = other is { } due && due < pause ? due : pause;
        }
        // Never zero: that would spin.
        return pause > TimeSpan.FromMilliseconds(5) ? pause : TimeSpan.FromMilliseconds(5);
    }

    private async Task<TimeSpan> SendAsync(IModem modem, LinkFrame frame, int rate, bool isNew, CancellationToken stop)
    {
        bool before = frame.MayHaveLeft;
        frame.MayHaveLeft = true;
        // Charged beforehand: a modem that falls silent may have sent it all the same.
        AirtimeCharge charge = budget.Note(_channel, Airtime(rate, frame.Payload.Length));
        SendResult result = await modem.SendAsync(frame.Port, frame.Payload, stop);
        frame.MayHaveLeft = before || result.Status == SendStatus.Sent;
        UplinkLog.Sent(log, frame.Number, frame.Records.Count, frame.Payload.Length, rate, result.Status);
        if (result.Status != SendStatus.Busy)
        {
            _busySince = null;
        }
        switch (result.Status)
        {
            case SendStatus.Sent:
                sender.Sent(frame);
                _margin = UsualMargin;
                return TimeSpan.Zero;
            case SendStatus.TooLong:
                // An empty frame went out instead.
                budget.Correct(charge, Eu868.DataRates[rate].Airtime(HeaderBytes + WidestMargin));
                // MAC commands take more room than expected; leave as much as they can ever take.
                _margin = WidestMargin;
                GiveUp(frame);
                return TimeSpan.Zero;
            case SendStatus.NotJoined:
                budget.Correct(charge, TimeSpan.Zero);
                if (isNew)
                {
                    GiveUp(frame);
                }
                return Timeout.InfiniteTimeSpan;
            default:
                budget.Correct(charge, TimeSpan.Zero);
                if (isNew)
                {
                    GiveUp(frame);
                }
                Refused(result);
                return TimeSpan.Zero;
        }
    }

    private void Refused(SendResult result)
    {
        if (result.Status == SendStatus.Busy && time.GetElapsedTime(_busySince ??= time.GetTimestamp()) > BusyLimit)
        {
            _busySince = null;
            throw new ModemException($"The modem has been busy for {BusyLimit.TotalSeconds:0} s.");
        }
        _refusal = (time.GetTimestamp(), result.Wait);
    }

    // Its records wait again, in a new frame.
    private void GiveUp(LinkFrame frame)
    {
        sender.Drop(frame);
        window.Return(frame.Records);
    }

    private async Task<int> RateAsync(IModem modem, CancellationToken stop)
    {
        if (window.Waiting == 0 && sender.Unproven == 0)
        {
            return Math.Max(0, _rate);
        }
        int rate = Math.Min(await modem.DataRateAsync(stop), 5);
        if (rate > _rate)
        {
            window.ReturnAside();
        }
        _rate = rate;
        return rate;
    }

    private async Task TakeDownlinksAsync(IModem modem, CancellationToken stop)
    {
        while (modem.Downlinks.TryRead(out Downlink? downlink))
        {
            if (await desk.TakeAsync(downlink, stop) is not { } ack)
            {
                continue;
            }
            if (sender.Acknowledge(ack) is not { } verdict)
            {
                desk.Refuse("ack-epoch");
                continue;
            }
            Connected = true;
            _trouble = window.Aside > 0 ? _trouble : null;
            window.Return(verdict.Lost);
            await ProveAsync(window.Prove(verdict.Proven), stop);
            Interlocked.Exchange(ref _delivered, window.Proven);
            UplinkLog.Acknowledged(log, verdict.Proven.Count, verdict.Lost.Count);
        }
    }

    private async Task TakeRecordsAsync(CancellationToken stop)
    {
        bool passedOver = false;
        while (!window.Full && records.TryRead(out BufferedRecord record))
        {
            if (!window.Add(record))
            {
                UplinkLog.Unreadable(log, record.Id);
                passedOver = true;
            }
        }
        if (passedOver)
        {
            await ProveAsync(window.Advance(), stop);
        }
    }

    private async Task ProveAsync(long? cursor, CancellationToken stop)
    {
        if (cursor is { } id)
        {
            await feed.ProveAsync(name, id, stop);
        }
    }

    // The modem's own empty uplinks cost air time, too.
    private void Charge(IModem modem)
    {
        for (int i = modem.TakeUnsolicited(); i > 0; i--)
        {
            budget.Note(_channel, Eu868.DataRates[Math.Max(0, _rate)].Airtime(HeaderBytes));
        }
    }

    private async Task PauseAsync(TimeSpan pause, Task<bool> moreDownlinks, CancellationToken stop)
    {
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        List<Task> ends = [Task.Delay(pause, time, enough.Token), moreDownlinks];
        if (!window.Full)
        {
            _moreRecords = _moreRecords is { IsCompleted: false } ? _moreRecords : records.WaitToReadAsync(stop).AsTask();
            ends.Add(_moreRecords);
        }
        await Task.WhenAny(ends);
        await enough.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }
}
