using UnitsNet.Units;

namespace UnitsNet;

/// <summary>The part of UnitsNet's Power that EdgeNodes and its drivers use; base unit watt.</summary>
public readonly struct Power
{
    private readonly double _value;
    private readonly PowerUnit _unit;

    public Power(double value, PowerUnit unit)
    {
        _value = value;
        _unit = unit;
    }

    public static PowerUnit BaseUnit { get; } = PowerUnit.Watt;

    public static Power MaxValue { get; } = new Power(double.MaxValue, BaseUnit);

    public static Power MinValue { get; } = new Power(double.MinValue, BaseUnit);

    public static Power Zero { get; } = new Power(0, BaseUnit);

    public double Value => _value;

    public PowerUnit Unit => _unit;

    public double Watts => As(PowerUnit.Watt);

    public double Milliwatts => As(PowerUnit.Milliwatt);

    public double Kilowatts => As(PowerUnit.Kilowatt);

    public static Power From(double value, PowerUnit fromUnit) => new Power(value, fromUnit);

    public static Power FromWatts(double watts) => new Power(watts, PowerUnit.Watt);

    public static Power FromMilliwatts(double milliwatts) => new Power(milliwatts, PowerUnit.Milliwatt);

    public static Power FromKilowatts(double kilowatts) => new Power(kilowatts, PowerUnit.Kilowatt);

    public double As(PowerUnit unit) => unit == _unit ? _value : FromBase(ToBase(_value, _unit), unit);

    public Power ToUnit(PowerUnit unit) => new Power(As(unit), unit);

    private static double ToBase(double v, PowerUnit unit) => unit switch
    {
        PowerUnit.Watt => v,
        PowerUnit.Milliwatt => v * 1e-3,
        PowerUnit.Kilowatt => v * 1e3,
        _ => throw new System.NotSupportedException("Power: no such unit."),
    };

    private static double FromBase(double v, PowerUnit unit) => unit switch
    {
        PowerUnit.Watt => v,
        PowerUnit.Milliwatt => v / 1e-3,
        PowerUnit.Kilowatt => v / 1e3,
        _ => throw new System.NotSupportedException("Power: no such unit."),
    };
}
