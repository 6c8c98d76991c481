using UnitsNet.Units;

namespace UnitsNet;

/// <summary>The part of UnitsNet's ElectricCurrent that EdgeNodes and its drivers use; base unit ampere.</summary>
public readonly struct ElectricCurrent
{
    private readonly double _value;
    private readonly ElectricCurrentUnit _unit;

    public ElectricCurrent(double value, ElectricCurrentUnit unit)
    {
        _value = value;
        _unit = unit;
    }

    public static ElectricCurrentUnit BaseUnit { get; } = ElectricCurrentUnit.Ampere;

    public static ElectricCurrent MaxValue { get; } = new ElectricCurrent(double.MaxValue, BaseUnit);

    public static ElectricCurrent MinValue { get; } = new ElectricCurrent(double.MinValue, BaseUnit);

    public static ElectricCurrent Zero { get; } = new ElectricCurrent(0, BaseUnit);

    public double Value => _value;

    public ElectricCurrentUnit Unit => _unit;

    public double Amperes => As(ElectricCurrentUnit.Ampere);

    public double Milliamperes => As(ElectricCurrentUnit.Milliampere);

    public double Microamperes => As(ElectricCurrentUnit.Microampere);

    public static ElectricCurrent From(double value, ElectricCurrentUnit fromUnit) => new ElectricCurrent(value, fromUnit);

    public static ElectricCurrent FromAmperes(double amperes) => new ElectricCurrent(amperes, ElectricCurrentUnit.Ampere);

    public static ElectricCurrent FromMilliamperes(double milliamperes) => new ElectricCurrent(milliamperes, ElectricCurrentUnit.Milliampere);

    public static ElectricCurrent FromMicroamperes(double microamperes) => new ElectricCurrent(microamperes, ElectricCurrentUnit.Microampere);

    public double As(ElectricCurrentUnit unit) => unit == _unit ? _value : FromBase(ToBase(_value, _unit), unit);

    public ElectricCurrent ToUnit(ElectricCurrentUnit unit) => new ElectricCurrent(As(unit), unit);

    private static double ToBase(double v, ElectricCurrentUnit unit) => unit switch
    {
        ElectricCurrentUnit.Ampere => v,
        ElectricCurrentUnit.Milliampere => v * 1e-3,
        ElectricCurrentUnit.Microampere => v * 1e-6,
        _ => throw new System.NotSupportedException("ElectricCurrent: no such unit."),
    };

    private static double FromBase(double v, ElectricCurrentUnit unit) => unit switch
    {
        ElectricCurrentUnit.Ampere => v,
        ElectricCurrentUnit.Milliampere => v / 1e-3,
        ElectricCurrentUnit.Microampere => v / 1e-6,
        _ => throw new System.NotSupportedException("ElectricCurrent: no such unit."),
    };
}
