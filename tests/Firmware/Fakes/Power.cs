namespace EdgeNodes.Firmware.Tests.Fakes;

/// <summary>The supply of one power-on: once it is cut, nothing works any more.</summary>
public sealed class Power
{
    public bool IsOn { get; private set; } = true;

    public void Cut() => IsOn = false;

    public void Check()
    {
        if (!IsOn)
        {
            throw new PowerCutException();
        }
    }
}

public sealed class PowerCutException : Exception
{
    public PowerCutException()
        : base("no power")
    {
    }
}
