using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Clock;

namespace EdgeNodes.Gateway.Ingest;

/// <summary>
/// Makes buffer entries of what a client published. A frame is taken whole or refused whole: half a frame of a node that
/// writes nonsense is not to be trusted either. Belongs to one connection and is used by its receive loop only.
/// </summary>
public sealed class FrameIntake(ClientIdentity identity, ArrivalClock clock, ISightings? sightings = null)
{
    private readonly FrameEncoder encoder = new();
    private readonly byte[] single = new byte[FrameFormat.MaxSingleBytes];
    private readonly Reading[] one = [new Reading()];
    private readonly List<Sighting> seen = [];

    /// <summary>The readings of a frame, each as a frame of its own; null with a refusal.</summary>
    public IReadOnlyList<BufferEntry>? TakeFrame(byte[] payload, out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(payload);
        refusal = null;
        var entries = new List<BufferEntry>();
        var decoder = new FrameDecoder(payload, 0, payload.Length);
        Reading reading = one[0];
        bool changed = false;
        seen.Clear();
        while (decoder.Next(reading))
        {
            if (!identity.Speaks(reading.Node))
            {
                refusal = new Refusal(RefusalReasons.ForeignNode, $"a reading of {reading.Node} came from {identity.Node}: a node sends its own readings only", false);
                return null;
            }

            changed |= clock.Stamp(reading);
            Note(reading);
            entries.Add(BufferEntry.Reading(reading.Node, reading.Boot, reading.Sequence, Single(), (reading.Flags & ReadingFlags.Alarm) != 0));
        }

        if (decoder.Error != FrameError.None || entries.Count == 0)
        {
            refusal = new Refusal(RefusalReasons.MalformedFrame, decoder.Error != FrameError.None ? decoder.ErrorText : "the frame holds no reading", false);
            return null;
        }

        seen.ForEach(sighting => sightings?.Seen(sighting));
        return entries.Count == 1 && !changed ? [entries[0] with { Payload = payload }] : entries;
    }

    /// <summary>An answer as an entry; null with a refusal.</summary>
    public IReadOnlyList<BufferEntry>? TakeAnswer(byte[] payload, Answer into, out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(into);
        refusal = null;
        if (!AnswerCodec.TryDecode(payload, 0, payload.Length, into, out string error))
        {
            refusal = new Refusal(RefusalReasons.MalformedAnswer, error, false);
            return null;
        }

        if (!identity.Speaks(into.Node))
        {
            refusal = new Refusal(RefusalReasons.ForeignNode, $"an answer of {into.Node} came from {identity.Node}", false);
            return null;
        }

        return [BufferEntry.Answer(into.Node, into.CommandId, payload)];
    }

    private void Note(Reading reading)
    {
        if (sightings != null && reading.Steps(QuantityTable.Presence) != 0 && (reading.Flags & ReadingFlags.Replayed) == 0)
        {
            seen.Add(new Sighting(reading.Node, reading.Time, reading.TimeQuality));
        }
    }

    private byte[] Single()
    {
        int length = encoder.Encode(one, 0, 1, single, 0, single.Length, out _);
        return single[..length];
    }
}
