using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>A relay in a lamp's supply, closed at rest: high opens it.</summary>
public sealed class Relay(Lamp lamp) : IPinTarget, IChip
{
    /// <summary>Its contacts have welded: it opens no more.</summary>
    public bool IsWelded { get; set; }

    /// <summary>How often it has opened.</summary>
    public int Openings { get; private set; }

    public bool? Level => null;

    public void Drive(bool level)
    {
        var opens = level && !IsWelded;
        Openings += opens && !lamp.IsCut ? 1 : 0;
        lamp.IsCut = opens;
    }

    public void Release() => Drive(false);

    public void PowerUp() => Drive(false);

    public void PowerDown() => Drive(false);
}
