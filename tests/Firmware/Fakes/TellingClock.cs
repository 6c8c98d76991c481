using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Fakes;

/// <summary>A clock that tells the time with an error, and what it holds of it.</summary>
public sealed class TellingClock : IClock
{
    public long UnixAtBoot { get; set; } = 1_800_000_000;

    /// <summary>Seconds that the time of day is off.</summary>
    public long Error { get; set; }

    /// <summary>What its crystal is off by, since boot.</summary>
    public int DriftPpm { get; set; }

    public long Milliseconds { get; set; }

    public TimeQuality Quality { get; set; } = TimeQuality.Synced;

    public uint UnixSeconds => (uint)(UnixAtBoot + (Milliseconds / 1000) + (Milliseconds * DriftPpm / 1_000_000_000) + Error);
}
