using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>A float that closes to ground when it is lifted; open, it leaves its pin to the pull-up.</summary>
public sealed class FloatSwitchPart : IPinTarget
{
    public bool IsWet { get; set; }

    public bool? Level => IsWet ? false : null;

    public void Drive(bool level)
    {
        // A switch to ground: the pin is an input.
    }

    public void Release()
    {
    }
}
