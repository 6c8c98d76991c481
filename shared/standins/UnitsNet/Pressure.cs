namespace UnitsNet;

/// <summary>A pressure. The default is 0 Pa.</summary>
public readonly struct Pressure : IEquatable<Pressure>, IComparable<Pressure>
{
    private readonly Amount? _amount;

    private Pressure(Amount amount) => _amount = amount;

    /// <summary>In pascals.</summary>
    public double Pascals => Held.In(Measure.Pascal);

    /// <summary>In hectopascals.</summary>
    public double Hectopascals => Held.In(Measure.Hectopascal);

    private Amount Held => _amount ?? new Amount(0, Measure.Pascal);

    /// <summary>From pascals.</summary>
    public static Pressure FromPascals(QuantityValue value) => new(Amount.Of(value, Measure.Pascal));

    /// <summary>From hectopascals.</summary>
    public static Pressure FromHectopascals(QuantityValue value) => new(Amount.Of(value, Measure.Hectopascal));

    /// <summary>Less, whatever the units.</summary>
    public static bool operator <(Pressure left, Pressure right) => left.CompareTo(right) < 0;

    /// <summary>More, whatever the units.</summary>
    public static bool operator >(Pressure left, Pressure right) => left.CompareTo(right) > 0;

    /// <summary>Not more, whatever the units.</summary>
    public static bool operator <=(Pressure left, Pressure right) => left.CompareTo(right) <= 0;

    /// <summary>Not less, whatever the units.</summary>
    public static bool operator >=(Pressure left, Pressure right) => left.CompareTo(right) >= 0;

    /// <summary>Same number in the same unit, as UnitsNet 5 has it.</summary>
    public static bool operator ==(Pressure left, Pressure right) => left.Equals(right);

    /// <summary>Other number or other unit.</summary>
    public static bool operator !=(Pressure left, Pressure right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(Pressure other) => Held == other.Held;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Pressure other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Held.GetHashCode();

    /// <inheritdoc />
    public int CompareTo(Pressure other) => Held.Base.CompareTo(other.Held.Base);

    /// <summary>Number and unit, as in "25.08 °C".</summary>
    public override string ToString() => Held.ToString();
}
