namespace System.Device.Gpio;

/// <summary>Level of a pin: low or high, nothing between.</summary>
public readonly struct PinValue : IEquatable<PinValue>
{
    // A byte and not a bool: arrays of it stay blittable.
    private readonly byte _level;

    private PinValue(byte level) => _level = level;

    /// <summary>The pin is (to be) high.</summary>
    public static PinValue High => new(1);

    /// <summary>The pin is (to be) low; the default value too.</summary>
    public static PinValue Low => default;

    /// <summary>Zero is low, everything else high.</summary>
    public static implicit operator PinValue(int value) => value != 0;

    /// <summary>False is low, true is high.</summary>
    public static implicit operator PinValue(bool value) => value ? High : Low;

    /// <summary>0 for low, 1 for high.</summary>
    public static explicit operator byte(PinValue value) => value._level;

    /// <summary>0 for low, 1 for high.</summary>
    public static explicit operator int(PinValue value) => value._level;

    /// <summary>True for high.</summary>
    public static explicit operator bool(PinValue value) => value._level != 0;

    /// <summary>Same level.</summary>
    public static bool operator ==(PinValue a, PinValue b) => a._level == b._level;

    /// <summary>Other level.</summary>
    public static bool operator !=(PinValue a, PinValue b) => a._level != b._level;

    /// <summary>The other level.</summary>
    public static PinValue operator !(PinValue v) => v._level == 0;

    /// <inheritdoc />
    public bool Equals(PinValue other) => this == other;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is PinValue other && this == other;

    /// <inheritdoc />
    public override int GetHashCode() => _level;

    /// <summary>"Low" or "High".</summary>
    public override string ToString() => _level == 0 ? "Low" : "High";
}
