using UnitsNet.Units;

namespace UnitsNet;

/// <summary>The part of UnitsNet's Length that EdgeNodes and its drivers use; base unit meter.</summary>
public readonly struct Length
{
    private readonly double _value;
    private readonly LengthUnit _unit;

    public Length(double value, LengthUnit unit)
    {
        _value = value;
        _unit = unit;
    }

    public static LengthUnit BaseUnit { get; } = LengthUnit.Meter;

    public static Length MaxValue { get; } = new Length(double.MaxValue, BaseUnit);

    public static Length MinValue { get; } = new Length(double.MinValue, BaseUnit);

    public static Length Zero { get; } = new Length(0, BaseUnit);

    public double Value => _value;

    public LengthUnit Unit => _unit;

    public double Meters => As(LengthUnit.Meter);

    public double Millimeters => As(LengthUnit.Millimeter);

    public double Centimeters => As(LengthUnit.Centimeter);

    public double Kilometers => As(LengthUnit.Kilometer);

    public static Length From(double value, LengthUnit fromUnit) => new Length(value, fromUnit);

    public static Length FromMeters(double meters) => new Length(meters, LengthUnit.Meter);

    public static Length FromMillimeters(double millimeters) => new Length(millimeters, LengthUnit.Millimeter);

    public static Length FromCentimeters(double centimeters) => new Length(centimeters, LengthUnit.Centimeter);

    public static Length FromKilometers(double kilometers) => new Length(kilometers, LengthUnit.Kilometer);

    public double As(LengthUnit unit) => unit == _unit ? _value : FromBase(ToBase(_value, _unit), unit);

    public Length ToUnit(LengthUnit unit) => new Length(As(unit), unit);

    private static double ToBase(double v, LengthUnit unit) => unit switch
    {
        LengthUnit.Meter => v,
        LengthUnit.Millimeter => v * 1e-3,
        LengthUnit.Centimeter => v * 1e-2,
        LengthUnit.Kilometer => v * 1e3,
        _ => throw new System.NotSupportedException("Length: no such unit."),
    };

    private static double FromBase(double v, LengthUnit unit) => unit switch
    {
        LengthUnit.Meter => v,
        LengthUnit.Millimeter => v / 1e-3,
        LengthUnit.Centimeter => v / 1e-2,
        LengthUnit.Kilometer => v / 1e3,
        _ => throw new System.NotSupportedException("Length: no such unit."),
    };
}
