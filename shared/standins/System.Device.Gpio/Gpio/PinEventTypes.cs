namespace System.Device.Gpio;

/// <summary>Edges that a callback or a wait asks for.</summary>
[Flags]
public enum PinEventTypes
{
    /// <summary>No edge; also the event type of a wait that timed out.</summary>
    None = 0,

    /// <summary>Low to high.</summary>
    Rising = 1,

    /// <summary>High to low.</summary>
    Falling = 2,
}
