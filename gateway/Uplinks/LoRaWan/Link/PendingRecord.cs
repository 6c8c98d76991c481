using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Link;

/// <summary>A record between the buffer and its proof.</summary>
/// <param name="id">Its position in the buffer.</param>
/// <param name="answer">A binary answer, or null for a reading.</param>
/// <param name="reading">A reading, or null for an answer.</param>
/// <param name="since">When it came, by <see cref="TimeProvider.GetTimestamp"/>.</param>
internal sealed class PendingRecord(long id, byte[]? answer, Reading? reading, long since)
{
    public long Id { get; } = id;

    public byte[]? Answer { get; } = answer;

    public Reading? Reading { get; } = reading;

    public long Since { get; } = since;

    /// <summary>Overtakes ordinary readings.</summary>
    public bool Urgent { get; } = reading is null || (reading.Flags & ReadingFlags.Alarm) != 0;

    /// <summary>The platform's receiver holds it.</summary>
    public bool Proven { get; set; }
}
