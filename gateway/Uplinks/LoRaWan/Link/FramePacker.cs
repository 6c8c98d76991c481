using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Link;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Link;

/// <summary>Fills frames: the oldest readings that fit together, ordered by node so that they share blocks.</summary>
internal sealed class FramePacker
{
    private readonly FrameEncoder _encoder = new();
    private readonly byte[] _buffer = new byte[256];

    /// <summary>Packs as many of the first readings as fit into `limit` bytes; null if not even the first one does.</summary>
    public PackedFrame? Readings(IReadOnlyList<PendingRecord> oldestFirst, int limit)
    {
        // More readings hardly ever make a shorter frame, so the number that fits is searched by halves.
        int fits = 0;
        int tooMany = oldestFirst.Count + 1;
        while (tooMany - fits > 1)
        {
            int probe = fits + ((tooMany - fits) / 2);
            if (_encoder.Measure(Sorted(oldestFirst, probe), 0, probe) <= limit)
            {
                fits = probe;
            }
            else
            {
                tooMany = probe;
            }
        }
        if (fits == 0)
        {
            return null;
        }
        Reading[] readings = Sorted(oldestFirst, fits);
        int length = _encoder.Encode(readings, 0, fits, _buffer, 0, limit, out int encoded);
        if (encoded != fits)
        {
            throw new InvalidOperationException($"Packing a link frame: {fits} readings were measured to fit {limit} bytes, {encoded} did.");
        }
        return new PackedFrame(LinkPorts.Readings, _buffer[..length], [.. oldestFirst.Take(fits)]);
    }

    /// <summary>Packs as many of the first answers as fit; null if not even the first one does.</summary>
    public PackedFrame? Answers(IReadOnlyList<PendingRecord> oldestFirst, int limit)
    {
        int length = 0;
        List<PendingRecord> packed = [];
        foreach (PendingRecord record in oldestFirst)
        {
            byte[] answer = record.Answer!;
            if (length + 1 + answer.Length > limit)
            {
                break;
            }
            _buffer[length] = (byte)answer.Length;
            answer.CopyTo(_buffer, length + 1);
            length += 1 + answer.Length;
            packed.Add(record);
        }
        return packed.Count == 0 ? null : new PackedFrame(LinkPorts.Answers, _buffer[..length], packed);
    }

    private static Reading[] Sorted(IReadOnlyList<PendingRecord> records, int count)
    {
        Reading[] readings = [.. records.Take(count).Select(record => record.Reading!)];
        Array.Sort(readings, static (a, b) =>
        {
            int order = ((int)a.Node.Kind).CompareTo((int)b.Node.Kind);
            order = order != 0 ? order : a.Node.Number.CompareTo(b.Node.Number);
            order = order != 0 ? order : a.Boot.CompareTo(b.Boot);
            return order != 0 ? order : a.Sequence.CompareTo(b.Sequence);
        });
        return readings;
    }
}
