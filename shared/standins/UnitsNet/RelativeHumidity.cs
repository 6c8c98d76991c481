namespace UnitsNet;

/// <summary>Relative humidity of air. The default is 0 %.</summary>
public readonly struct RelativeHumidity : IEquatable<RelativeHumidity>, IComparable<RelativeHumidity>
{
    private readonly Amount? _amount;

    private RelativeHumidity(Amount amount) => _amount = amount;

    /// <summary>In per cent.</summary>
    public double Percent => Held.In(Measure.Percent);

    private Amount Held => _amount ?? new Amount(0, Measure.Percent);

    /// <summary>From per cent.</summary>
    public static RelativeHumidity FromPercent(QuantityValue value) => new(Amount.Of(value, Measure.Percent));

    /// <summary>Less, whatever the units.</summary>
    public static bool operator <(RelativeHumidity left, RelativeHumidity right) => left.CompareTo(right) < 0;

    /// <summary>More, whatever the units.</summary>
    public static bool operator >(RelativeHumidity left, RelativeHumidity right) => left.CompareTo(right) > 0;

    /// <summary>Not more, whatever the units.</summary>
    public static bool operator <=(RelativeHumidity left, RelativeHumidity right) => left.CompareTo(right) <= 0;

    /// <summary>Not less, whatever the units.</summary>
    public static bool operator >=(RelativeHumidity left, RelativeHumidity right) => left.CompareTo(right) >= 0;

    /// <summary>Same number in the same unit, as UnitsNet 5 has it.</summary>
    public static bool operator ==(RelativeHumidity left, RelativeHumidity right) => left.Equals(right);

    /// <summary>Other number or other unit.</summary>
    public static bool operator !=(RelativeHumidity left, RelativeHumidity right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(RelativeHumidity other) => Held == other.Held;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is RelativeHumidity other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Held.GetHashCode();

    /// <inheritdoc />
    public int CompareTo(RelativeHumidity other) => Held.Base.CompareTo(other.Held.Base);

    /// <summary>Number and unit, as in "25.08 °C".</summary>
    public override string ToString() => Held.ToString();
}
