using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Fakes;

public sealed class FakeClock : IClock
{
    /// <summary>Time of day at the moment of boot; what the node sees of it depends on <see cref="Quality"/>.</summary>
    public uint UnixAtBoot { get; set; } = 1_800_000_000;

    public long Milliseconds { get; set; }

    public TimeQuality Quality { get; set; } = TimeQuality.Synced;

    public uint UnixSeconds => UnixAtBoot + (uint)(Milliseconds / 1000);
}
