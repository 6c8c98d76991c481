using UnitsNet.Units;

namespace UnitsNet;

/// <summary>The part of UnitsNet's MassConcentration that EdgeNodes and its drivers use; base unit kilogram per cubic metre.</summary>
public readonly struct MassConcentration
{
    private readonly double _value;
    private readonly MassConcentrationUnit _unit;

    public MassConcentration(double value, MassConcentrationUnit unit)
    {
        _value = value;
        _unit = unit;
    }

    public static MassConcentrationUnit BaseUnit { get; } = MassConcentrationUnit.KilogramPerCubicMeter;

    public static MassConcentration MaxValue { get; } = new MassConcentration(double.MaxValue, BaseUnit);

    public static MassConcentration MinValue { get; } = new MassConcentration(double.MinValue, BaseUnit);

    public static MassConcentration Zero { get; } = new MassConcentration(0, BaseUnit);

    public double Value => _value;

    public MassConcentrationUnit Unit => _unit;

    public double KilogramsPerCubicMeter => As(MassConcentrationUnit.KilogramPerCubicMeter);

    public double MilligramsPerCubicMeter => As(MassConcentrationUnit.MilligramPerCubicMeter);

    public double MicrogramsPerCubicMeter => As(MassConcentrationUnit.MicrogramPerCubicMeter);

    public static MassConcentration From(double value, MassConcentrationUnit fromUnit) => new MassConcentration(value, fromUnit);

    public static MassConcentration FromMilligramsPerCubicMeter(double milligramspercubicmeter) => new MassConcentration(milligramspercubicmeter, MassConcentrationUnit.MilligramPerCubicMeter);

    public static MassConcentration FromMicrogramsPerCubicMeter(double microgramspercubicmeter) => new MassConcentration(microgramspercubicmeter, MassConcentrationUnit.MicrogramPerCubicMeter);

    public double As(MassConcentrationUnit unit) => unit == _unit ? _value : FromBase(ToBase(_value, _unit), unit);

    public MassConcentration ToUnit(MassConcentrationUnit unit) => new MassConcentration(As(unit), unit);

    private static double ToBase(double v, MassConcentrationUnit unit) => unit switch
    {
        MassConcentrationUnit.KilogramPerCubicMeter => v,
        MassConcentrationUnit.MilligramPerCubicMeter => v * 1e-6,
        MassConcentrationUnit.MicrogramPerCubicMeter => v * 1e-9,
        _ => throw new System.NotSupportedException("MassConcentration: no such unit."),
    };

    private static double FromBase(double v, MassConcentrationUnit unit) => unit switch
    {
        MassConcentrationUnit.KilogramPerCubicMeter => v,
        MassConcentrationUnit.MilligramPerCubicMeter => v / 1e-6,
        MassConcentrationUnit.MicrogramPerCubicMeter => v / 1e-9,
        _ => throw new System.NotSupportedException("MassConcentration: no such unit."),
    };
}
