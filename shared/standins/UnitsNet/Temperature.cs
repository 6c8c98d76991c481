namespace UnitsNet;

/// <summary>A point on the temperature scale. The default is 0 K.</summary>
public readonly struct Temperature : IEquatable<Temperature>, IComparable<Temperature>
{
    private readonly Amount? _amount;

    private Temperature(Amount amount) => _amount = amount;

    /// <summary>In kelvin.</summary>
    public double Kelvins => Held.In(Measure.Kelvin);

    /// <summary>In degrees Celsius.</summary>
    public double DegreesCelsius => Held.In(Measure.DegreeCelsius);

    /// <summary>In degrees Fahrenheit.</summary>
    public double DegreesFahrenheit => Held.In(Measure.DegreeFahrenheit);

    private Amount Held => _amount ?? new Amount(0, Measure.Kelvin);

    /// <summary>From kelvin.</summary>
    public static Temperature FromKelvins(QuantityValue value) => new(Amount.Of(value, Measure.Kelvin));

    /// <summary>From degrees Celsius.</summary>
    public static Temperature FromDegreesCelsius(QuantityValue value) => new(Amount.Of(value, Measure.DegreeCelsius));

    /// <summary>From degrees Fahrenheit.</summary>
    public static Temperature FromDegreesFahrenheit(QuantityValue value) => new(Amount.Of(value, Measure.DegreeFahrenheit));

    /// <summary>Less, whatever the units.</summary>
    public static bool operator <(Temperature left, Temperature right) => left.CompareTo(right) < 0;

    /// <summary>More, whatever the units.</summary>
    public static bool operator >(Temperature left, Temperature right) => left.CompareTo(right) > 0;

    /// <summary>Not more, whatever the units.</summary>
    public static bool operator <=(Temperature left, Temperature right) => left.CompareTo(right) <= 0;

    /// <summary>Not less, whatever the units.</summary>
    public static bool operator >=(Temperature left, Temperature right) => left.CompareTo(right) >= 0;

    /// <summary>Same number in the same unit, as UnitsNet 5 has it.</summary>
    public static bool operator ==(Temperature left, Temperature right) => left.Equals(right);

    /// <summary>Other number or other unit.</summary>
    public static bool operator !=(Temperature left, Temperature right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(Temperature other) => Held == other.Held;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Temperature other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Held.GetHashCode();

    /// <inheritdoc />
    public int CompareTo(Temperature other) => Held.Base.CompareTo(other.Held.Base);

    /// <summary>Number and unit, as in "25.08 °C".</summary>
    public override string ToString() => Held.ToString();
}
