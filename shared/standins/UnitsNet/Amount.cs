using System.Globalization;

namespace UnitsNet;

/// <summary>
/// A number in the unit it was given in: base = number * Scale + Offset. Kept so that what goes in as 25.08 degrees comes
/// out as 25.08 degrees, bit for bit, and only a change of unit computes.
/// </summary>
internal readonly record struct Amount(double Number, Measure Unit)
{
    internal double Base => (Number * Unit.Scale) + Unit.Offset;

    internal double In(Measure unit) => ReferenceEquals(unit, Unit) ? Number : (Base - unit.Offset) / unit.Scale;

    public override string ToString() => string.Create(CultureInfo.CurrentCulture, $"{Number:g} {Unit.Sign}");

    internal static Amount Of(QuantityValue number, Measure unit)
    {
        double value = (double)number;

        // UnitsNet 5 refuses these in the constructor of every quantity.
        return double.IsFinite(value)
            ? new Amount(value, unit)
            : throw new ArgumentException($"{value} is not a valid number.", nameof(number));
    }
}
