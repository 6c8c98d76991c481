namespace System.Device.Gpio;

/// <summary>Which pin changed, and how.</summary>
public class PinValueChangedEventArgs : EventArgs
{
    /// <summary>Notes the edge and the pin it was seen on.</summary>
    public PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber)
    {
        ChangeType = changeType;
        PinNumber = pinNumber;
    }

    /// <summary>The edge.</summary>
    public PinEventTypes ChangeType { get; }

    /// <summary>The pin, in the controller's numbering (BCM on a Raspberry Pi).</summary>
    public int PinNumber { get; }
}
