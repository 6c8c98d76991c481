using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Gateway.Clock;

/// <summary>
/// Gives a time to readings whose node does not know it. What a node has just measured was measured now; and since it counts
/// seconds since its boot, that also dates what it measured earlier in the same boot. Everything is kept on the monotonic
/// clock, so that a gateway whose own clock is set later dates rightly from then on.
/// </summary>
public sealed class ArrivalClock(TimeProvider time)
{
    // A Pi without a battery clock starts in the past; no reading of this project is older than the project.
    private static readonly DateTimeOffset Earliest = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int MaxNodes = 65536;

    private readonly Lock gate = new();
    private readonly Dictionary<int, (ushort Boot, double BootedAt)> boots = [];

    /// <summary>True once the clock of the gateway shows a time that can be right.</summary>
    public bool IsPlausible => time.GetUtcNow() >= Earliest;

    /// <summary>
    /// Stamps a reading of unknown time: as <see cref="TimeQuality.Gateway"/> when it is fresh, as
    /// <see cref="TimeQuality.Estimated"/> when it is a replay whose boot is known. Else it stays as it is. True if stamped.
    /// </summary>
    public bool Stamp(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.TimeQuality != TimeQuality.Unknown)
        {
            return false;
        }

        double now = time.GetElapsedTime(0).TotalSeconds;
        bool fresh = (reading.Flags & ReadingFlags.Replayed) == 0;
        if (BootOf(reading.Node, reading.Boot, fresh ? now - reading.Time : null) is not { } bootedAt || !IsPlausible)
        {
            return false;
        }

        long seconds = time.GetUtcNow().ToUnixTimeSeconds() - (long)Math.Round(Math.Max(0, now - bootedAt - reading.Time));
        reading.Time = (uint)Math.Clamp(seconds, 0, uint.MaxValue);
        reading.TimeQuality = fresh ? TimeQuality.Gateway : TimeQuality.Estimated;
        return true;
    }

    /// <summary>When the node booted, on the monotonic clock; of several guesses the earliest, since the way only ever adds.</summary>
    private double? BootOf(NodeId node, ushort boot, double? guess)
    {
        lock (gate)
        {
            bool known = boots.TryGetValue(node.ToKey(), out (ushort Boot, double BootedAt) noted) && noted.Boot == boot;
            if (guess is not { } at)
            {
                return known ? noted.BootedAt : null;
            }

            if (boots.Count >= MaxNodes)
            {
                boots.Clear();
            }

            double bootedAt = known ? Math.Min(noted.BootedAt, at) : at;
            boots[node.ToKey()] = (boot, bootedAt);
            return bootedAt;
        }
    }
}
