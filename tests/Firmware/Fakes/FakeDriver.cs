using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Fakes;

/// <summary>A lamp's driver that tells what a test wants.</summary>
public sealed class FakeDriver : ILampDriver
{
    public List<int> Levels { get; } = [];

    public bool IsBroken { get; set; }

    public int Failures { get; set; }

    public Cause Cause { get; set; }

    public Cause Check(long now) => Cause;

    public bool TrySetLevel(int levelSteps)
    {
        if (IsBroken)
        {
            return false;
        }

        Levels.Add(levelSteps);
        return true;
    }
}
