using EdgeNodes.Contract.Link;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Link;

/// <summary>
/// The gateway's side of the link: numbers frames, keeps what each of them carried, asks for acknowledgements and
/// believes nothing else.
/// </summary>
/// <param name="epoch">This start's number.</param>
/// <param name="ackTime">How long an acknowledgement may take; doubles with every one missed.</param>
/// <param name="time">For the waits.</param>
internal sealed class LinkSender(int epoch, TimeSpan ackTime, TimeProvider time)
{
    /// <summary>So many missed acknowledgements in a row mean that the link is down: one or two are weather.</summary>
    public const int MissesUntilDown = 3;

    private const int AskEvery = 8;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly List<LinkFrame> _unproven = [];
    private int _epoch = epoch & 0x7F;
    private bool _met;
    private int _next;
    private int _sinceAsked;
    private long? _askedAt;
    private int _askedNumber;

    /// <summary>Acknowledgements asked for in a row that did not come.</summary>
    public int Missed { get; private set; }

    /// <summary>The receiver may be away: nothing new goes out as long as there is something to ask with.</summary>
    public bool Down => Missed >= MissesUntilDown;

    /// <summary>Frames that are not proven.</summary>
    public int Unproven => _unproven.Count;

    /// <summary>
    /// One acknowledgement can tell 32 frames apart, so no more are on their way; and while the link is down a new frame
    /// goes out only when no old one is left to ask with, or nobody would ever ask again. The first frame of a start goes
    /// alone, until its acknowledgement shows that the receiver knows nothing older of this epoch.
    /// </summary>
    public bool CanSend => ((_met && !Down) || _unproven.Count == 0) && Span(_next) < LinkHeader.Window;

    /// <summary>Numbers a frame. It counts as unproven from now on.</summary>
    /// <param name="packed">What it carries.</param>
    /// <param name="last">Nothing waits behind it.</param>
    public LinkFrame Number(PackedFrame packed, bool last)
    {
        bool ask = last || !_met || Missed > 0 || _sinceAsked + 1 >= AskEvery || Span(_next + 1) >= LinkHeader.Window;
        LinkFrame frame = new(new LinkHeader(_epoch, _next, ask), packed);
        _unproven.Add(frame);
        _next = (_next + 1) & 0xFF;
        return frame;
    }

    /// <summary>Forgets a frame: what it carried goes into another one.</summary>
    public void Drop(LinkFrame frame)
    {
        _unproven.Remove(frame);
        if (!frame.MayHaveLeft && frame.Number == ((_next - 1) & 0xFF))
        {
            _next = frame.Number;
        }
    }

    /// <summary>The modem is done with a frame.</summary>
    public void Sent(LinkFrame frame)
    {
        _sinceAsked = frame.Acknowledge ? 0 : _sinceAsked + 1;
        if (frame.Acknowledge && _unproven.Contains(frame))
        {
            (_askedAt, _askedNumber) = (time.GetTimestamp(), frame.Number);
        }
    }

    /// <summary>How long an acknowledgement may still take: null when none is awaited.</summary>
    public TimeSpan? AckDue()
    {
        if (_askedAt is not { } since)
        {
            return null;
        }
        TimeSpan patience = ackTime * Math.Pow(2, Math.Min(Missed, 10));
        return (patience < LongestWait ? patience : LongestWait) - time.GetElapsedTime(since);
    }

    /// <summary>The acknowledgement did not come.</summary>
    public void Miss()
    {
        _askedAt = null;
        Missed++;
    }

    /// <summary>
    /// The frame to ask with when there is nothing new to send: the last one under its old number, for the answer to it
    /// tells about all. Null while an answer is awaited.
    /// </summary>
    public LinkFrame? Question()
    {
        if (_unproven.Count == 0 || _askedAt is not null)
        {
            return null;
        }
        LinkFrame last = _unproven[^1];
        last.Ask();
        return last;
    }

    /// <summary>Takes an acknowledgement; null when it is about another start of the gateway.</summary>
    public LinkVerdict? Acknowledge(LinkAck ack)
    {
        if (ack.Epoch != _epoch)
        {
            return null;
        }
        if (!_met && !IsFirstOf(ack))
        {
            return StartOver();
        }
        _met = true;
        List<PendingRecord> proven = [];
        List<PendingRecord> lost = [];
        // What never left was not lost, whatever number the receiver has reached in an earlier round.
        foreach (LinkFrame frame in _unproven.Where(frame => frame.MayHaveLeft && ack.Covers(frame.Number)).ToArray())
        {
            (ack.Proves(frame.Number) ? proven : lost).AddRange(frame.Records);
            _unproven.Remove(frame);
        }
        Missed = 0;
        if (_unproven.Count == 0 || ack.Covers(_askedNumber))
        {
            _askedAt = null;
        }
        return new LinkVerdict(proven, lost);
    }

    // Of this start nothing but the one frame can have arrived.
    private bool IsFirstOf(LinkAck ack) =>
        _unproven.Count == 1 && _unproven[0].MayHaveLeft && ack.Highest == _unproven[0].Number && ack.Bitmap == 0;

    // The receiver remembers numbers of an earlier start with this epoch, from before the counter of starts was lost: they
    // would prove frames that never came. With another epoch it begins anew; half the circle away it is no near start's.
    private LinkVerdict StartOver()
    {
        PendingRecord[] lost = [.. _unproven.SelectMany(frame => frame.Records)];
        _unproven.Clear();
        _epoch = (_epoch + 64) & 0x7F;
        _askedAt = null;
        Missed = 0;
        return new LinkVerdict([], lost);
    }

    private int Span(int next) => _unproven.Count == 0 ? 0 : (next - _unproven[0].Number) & 0xFF;
}
