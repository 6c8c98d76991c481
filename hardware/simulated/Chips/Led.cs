using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>A light on a pin.</summary>
public sealed class Led : IPinTarget, IChip
{
    public bool IsOn { get; private set; }

    /// <summary>How often it was switched on.</summary>
    public int Blinks { get; private set; }

    public bool? Level => IsOn;

    public void Drive(bool level)
    {
        Blinks += level && !IsOn ? 1 : 0;
        IsOn = level;
    }

    public void Release() => IsOn = false;

    public void PowerUp()
    {
    }

    public void PowerDown() => IsOn = false;
}
