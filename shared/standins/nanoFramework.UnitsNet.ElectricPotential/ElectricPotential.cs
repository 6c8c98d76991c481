using UnitsNet.Units;

namespace UnitsNet;

/// <summary>The part of UnitsNet's ElectricPotential that EdgeNodes and its drivers use; base unit volt.</summary>
public readonly struct ElectricPotential
{
    private readonly double _value;
    private readonly ElectricPotentialUnit _unit;

    public ElectricPotential(double value, ElectricPotentialUnit unit)
    {
        _value = value;
        _unit = unit;
    }

    public static ElectricPotentialUnit BaseUnit { get; } = ElectricPotentialUnit.Volt;

    public static ElectricPotential MaxValue { get; } = new ElectricPotential(double.MaxValue, BaseUnit);

    public static ElectricPotential MinValue { get; } = new ElectricPotential(double.MinValue, BaseUnit);

    public static ElectricPotential Zero { get; } = new ElectricPotential(0, BaseUnit);

    public double Value => _value;

    public ElectricPotentialUnit Unit => _unit;

    public double Volts => As(ElectricPotentialUnit.Volt);

    public double Millivolts => As(ElectricPotentialUnit.Millivolt);

    public double Microvolts => As(ElectricPotentialUnit.Microvolt);

    public static ElectricPotential From(double value, ElectricPotentialUnit fromUnit) => new ElectricPotential(value, fromUnit);

    public static ElectricPotential FromVolts(double volts) => new ElectricPotential(volts, ElectricPotentialUnit.Volt);

    public static ElectricPotential FromMillivolts(double millivolts) => new ElectricPotential(millivolts, ElectricPotentialUnit.Millivolt);

    public static ElectricPotential FromMicrovolts(double microvolts) => new ElectricPotential(microvolts, ElectricPotentialUnit.Microvolt);

    public double As(ElectricPotentialUnit unit) => unit == _unit ? _value : FromBase(ToBase(_value, _unit), unit);

    public ElectricPotential ToUnit(ElectricPotentialUnit unit) => new ElectricPotential(As(unit), unit);

    private static double ToBase(double v, ElectricPotentialUnit unit) => unit switch
    {
        ElectricPotentialUnit.Volt => v,
        ElectricPotentialUnit.Millivolt => v * 1e-3,
        ElectricPotentialUnit.Microvolt => v * 1e-6,
        _ => throw new System.NotSupportedException("ElectricPotential: no such unit."),
    };

    private static double FromBase(double v, ElectricPotentialUnit unit) => unit switch
    {
        ElectricPotentialUnit.Volt => v,
        ElectricPotentialUnit.Millivolt => v / 1e-3,
        ElectricPotentialUnit.Microvolt => v / 1e-6,
        _ => throw new System.NotSupportedException("ElectricPotential: no such unit."),
    };
}
