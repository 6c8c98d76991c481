namespace System.Device.Gpio;

/// <summary>Direction of a pin, with its pull resistor for inputs.</summary>
public enum PinMode
{
    /// <summary>Input, no pull resistor.</summary>
    Input,

    /// <summary>Driven high or low.</summary>
    Output,

    /// <summary>Input with a resistor to ground.</summary>
    InputPullDown,

    /// <summary>Input with a resistor to the supply.</summary>
    InputPullUp,
}
