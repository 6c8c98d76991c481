using UnitsNet.Units;

namespace UnitsNet;

/// <summary>The part of UnitsNet's ElectricResistance that EdgeNodes and its drivers use; base unit ohm.</summary>
public readonly struct ElectricResistance
{
    private readonly double _value;
    private readonly ElectricResistanceUnit _unit;

    public ElectricResistance(double value, ElectricResistanceUnit unit)
    {
        _value = value;
        _unit = unit;
    }

    public static ElectricResistanceUnit BaseUnit { get; } = ElectricResistanceUnit.Ohm;

    public static ElectricResistance MaxValue { get; } = new ElectricResistance(double.MaxValue, BaseUnit);

    public static ElectricResistance MinValue { get; } = new ElectricResistance(double.MinValue, BaseUnit);

    public static ElectricResistance Zero { get; } = new ElectricResistance(0, BaseUnit);

    public double Value => _value;

    public ElectricResistanceUnit Unit => _unit;

    public double Ohms => As(ElectricResistanceUnit.Ohm);

    public double Milliohms => As(ElectricResistanceUnit.Milliohm);

    public double Kiloohms => As(ElectricResistanceUnit.Kiloohm);

    public double Megaohms => As(ElectricResistanceUnit.Megaohm);

    public static ElectricResistance From(double value, ElectricResistanceUnit fromUnit) => new ElectricResistance(value, fromUnit);

    public static ElectricResistance FromOhms(double ohms) => new ElectricResistance(ohms, ElectricResistanceUnit.Ohm);

    public static ElectricResistance FromMilliohms(double milliohms) => new ElectricResistance(milliohms, ElectricResistanceUnit.Milliohm);

    public static ElectricResistance FromKiloohms(double kiloohms) => new ElectricResistance(kiloohms, ElectricResistanceUnit.Kiloohm);

    public static ElectricResistance FromMegaohms(double megaohms) => new ElectricResistance(megaohms, ElectricResistanceUnit.Megaohm);

    public double As(ElectricResistanceUnit unit) => unit == _unit ? _value : FromBase(ToBase(_value, _unit), unit);

    public ElectricResistance ToUnit(ElectricResistanceUnit unit) => new ElectricResistance(As(unit), unit);

    private static double ToBase(double v, ElectricResistanceUnit unit) => unit switch
    {
        ElectricResistanceUnit.Ohm => v,
        ElectricResistanceUnit.Milliohm => v * 1e-3,
        ElectricResistanceUnit.Kiloohm => v * 1e3,
        ElectricResistanceUnit.Megaohm => v * 1e6,
        _ => throw new System.NotSupportedException("ElectricResistance: no such unit."),
    };

    private static double FromBase(double v, ElectricResistanceUnit unit) => unit switch
    {
        ElectricResistanceUnit.Ohm => v,
        ElectricResistanceUnit.Milliohm => v / 1e-3,
        ElectricResistanceUnit.Kiloohm => v / 1e3,
        ElectricResistanceUnit.Megaohm => v / 1e6,
        _ => throw new System.NotSupportedException("ElectricResistance: no such unit."),
    };
}
