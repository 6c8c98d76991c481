namespace System.Device.Gpio;

/// <summary>A pin and its level, for reading and writing several pins in one call.</summary>
public readonly struct PinValuePair
{
    /// <summary>Pairs a pin with a level.</summary>
    public PinValuePair(int pinNumber, PinValue pinValue)
    {
        PinNumber = pinNumber;
        PinValue = pinValue;
    }

    /// <summary>The pin.</summary>
    public int PinNumber { get; }

    /// <summary>Its level.</summary>
    public PinValue PinValue { get; }

    /// <summary>Takes the pair apart.</summary>
    public void Deconstruct(out int pinNumber, out PinValue pinValue)
    {
        pinNumber = PinNumber;
        pinValue = PinValue;
    }
}
