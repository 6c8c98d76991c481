namespace UnitsNet;

/// <summary>A length. The default is 0 m.</summary>
public readonly struct Length : IEquatable<Length>, IComparable<Length>
{
    private readonly Amount? _amount;

    private Length(Amount amount) => _amount = amount;

    /// <summary>In metres.</summary>
    public double Meters => Held.In(Measure.Meter);

    /// <summary>In millimetres.</summary>
    public double Millimeters => Held.In(Measure.Millimeter);

    private Amount Held => _amount ?? new Amount(0, Measure.Meter);

    /// <summary>From metres.</summary>
    public static Length FromMeters(QuantityValue value) => new(Amount.Of(value, Measure.Meter));

    /// <summary>From millimetres.</summary>
    public static Length FromMillimeters(QuantityValue value) => new(Amount.Of(value, Measure.Millimeter));

    /// <summary>Less, whatever the units.</summary>
    public static bool operator <(Length left, Length right) => left.CompareTo(right) < 0;

    /// <summary>More, whatever the units.</summary>
    public static bool operator >(Length left, Length right) => left.CompareTo(right) > 0;

    /// <summary>Not more, whatever the units.</summary>
    public static bool operator <=(Length left, Length right) => left.CompareTo(right) <= 0;

    /// <summary>Not less, whatever the units.</summary>
    public static bool operator >=(Length left, Length right) => left.CompareTo(right) >= 0;

    /// <summary>Same number in the same unit, as UnitsNet 5 has it.</summary>
    public static bool operator ==(Length left, Length right) => left.Equals(right);

    /// <summary>Other number or other unit.</summary>
    public static bool operator !=(Length left, Length right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(Length other) => Held == other.Held;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Length other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Held.GetHashCode();

    /// <inheritdoc />
    public int CompareTo(Length other) => Held.Base.CompareTo(other.Held.Base);

    /// <summary>Number and unit, as in "25.08 °C".</summary>
    public override string ToString() => Held.ToString();
}
