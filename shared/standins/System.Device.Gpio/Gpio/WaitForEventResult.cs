namespace System.Device.Gpio;

/// <summary>How a wait for an edge ended.</summary>
public struct WaitForEventResult
{
    /// <summary>The edge that came.</summary>
    public PinEventTypes EventTypes;

    /// <summary>True when the time ran out (or the token was cancelled) before an edge came.</summary>
    public bool TimedOut;
}
