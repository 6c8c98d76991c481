using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Light;

/// <summary>A time of day that is beyond doubt, unless a test says otherwise.</summary>
internal sealed class KnownTime : ITimeOfDay
{
    public bool IsKnown { get; set; } = true;

    public long UnixSeconds { get; set; }

    public int MarginSeconds { get; set; }

    public void Read(long now)
    {
    }
}
