namespace UnitsNet;

/// <summary>A number of any kind, on its way into a quantity: what the From... methods take.</summary>
public readonly struct QuantityValue : IEquatable<QuantityValue>
{
    private readonly double _value;

    private QuantityValue(double value) => _value = value;

    /// <summary>Takes a double as it is.</summary>
    public static implicit operator QuantityValue(double value) => new(value);

    /// <summary>Takes an int as it is.</summary>
    public static implicit operator QuantityValue(int value) => new(value);

    /// <summary>The number as a double.</summary>
    public static explicit operator double(QuantityValue number) => number._value;

    /// <summary>Same number.</summary>
    public static bool operator ==(QuantityValue a, QuantityValue b) => a.Equals(b);

    /// <summary>Other number.</summary>
    public static bool operator !=(QuantityValue a, QuantityValue b) => !a.Equals(b);

    /// <inheritdoc />
    public bool Equals(QuantityValue other) => _value.Equals(other._value);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is QuantityValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _value.GetHashCode();
}
