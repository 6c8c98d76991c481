using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Gateway.Buffer;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Link;

/// <summary>
/// The records that have been read from the buffer and are not behind its cursor yet: waiting, on their way, or proven
/// out of order. The cursor moves only over what is proven without a gap.
/// </summary>
internal sealed class RecordWindow(int limit, TimeProvider time)
{
    private readonly Queue<PendingRecord> _inOrder = new();
    private readonly SortedDictionary<long, PendingRecord> _answers = [];
    private readonly SortedDictionary<long, PendingRecord> _alarms = [];
    private readonly SortedDictionary<long, PendingRecord> _readings = [];
    private readonly List<PendingRecord> _aside = [];

    /// <summary>No more may be taken in.</summary>
    public bool Full => _inOrder.Count >= limit;

    /// <summary>Records that wait to be sent.</summary>
    public int Waiting => _answers.Count + _alarms.Count + _readings.Count;

    /// <summary>Whether an answer or an alarm waits.</summary>
    public bool HasUrgent => _answers.Count + _alarms.Count > 0;

    /// <summary>Records too long for the data rate; they wait for a faster one.</summary>
    public int Aside => _aside.Count;

    /// <summary>Records proven since the start.</summary>
    public long Proven { get; private set; }

    /// <summary>When the oldest waiting reading came, by <see cref="TimeProvider.GetTimestamp"/>; null when none waits.</summary>
    public long? OldestSince => _readings.Count == 0 ? null : _readings.First().Value.Since;

    /// <summary>Takes a record in. One that cannot be read cannot be sent either: it is passed over, and false tells so.</summary>
    public bool Add(BufferedRecord record)
    {
        Reading? reading = record.Kind == RecordKind.Reading ? Decode(record.Payload) : null;
        bool readable = reading is not null || record is { Kind: RecordKind.Answer, Payload.Length: > 0 and <= AnswerCodec.MaxBytes };
        PendingRecord pending = new(record.Id, reading is null ? record.Payload : null, reading, time.GetTimestamp())
        {
            Proven = !readable,
        };
        _inOrder.Enqueue(pending);
        if (readable)
        {
            Lane(pending).Add(pending.Id, pending);
        }
        return readable;
    }

    /// <summary>Waiting answers, oldest first.</summary>
    public IReadOnlyList<PendingRecord> Answers(int most) => [.. _answers.Values.Take(most)];

    /// <summary>Waiting readings: alarms, then the rest, each oldest first.</summary>
    public IReadOnlyList<PendingRecord> Readings(int most) => [.. _alarms.Values.Concat(_readings.Values).Take(most)];

    /// <summary>These are on their way.</summary>
    public void Take(IEnumerable<PendingRecord> records)
    {
        foreach (PendingRecord record in records)
        {
            Lane(record).Remove(record.Id);
        }
    }

    /// <summary>These got lost and wait again.</summary>
    public void Return(IEnumerable<PendingRecord> records)
    {
        foreach (PendingRecord record in records.Where(record => !record.Proven))
        {
            Lane(record).TryAdd(record.Id, record);
        }
    }

    /// <summary>This one does not fit any frame of the present data rate.</summary>
    public void SetAside(PendingRecord record)
    {
        Lane(record).Remove(record.Id);
        _aside.Add(record);
    }

    /// <summary>The data rate has changed: what was set aside is tried again.</summary>
    public void ReturnAside()
    {
        Return(_aside);
        _aside.Clear();
    }

    /// <summary>The receiver holds these; returns the id up to which everything is proven now, or null when that has not moved.</summary>
    public long? Prove(IEnumerable<PendingRecord> records)
    {
        foreach (PendingRecord record in records)
        {
            Proven += record.Proven ? 0 : 1;
            record.Proven = true;
        }
        return Advance();
    }

    /// <summary>Moves over what is proven at the front.</summary>
    public long? Advance()
    {
        long? cursor = null;
        while (_inOrder.TryPeek(out PendingRecord? first) && first.Proven)
        {
            cursor = first.Id;
            _inOrder.Dequeue();
        }
        return cursor;
    }

    private SortedDictionary<long, PendingRecord> Lane(PendingRecord record) =>
        record.Answer is not null ? _answers : record.Urgent ? _alarms : _readings;

    private static Reading? Decode(byte[] payload)
    {
        FrameDecoder decoder = new(payload, 0, payload.Length);
        Reading reading = new();
        Reading more = new();
        return decoder.Next(reading) && !decoder.Next(more) && decoder.Error == FrameError.None ? reading : null;
    }
}
