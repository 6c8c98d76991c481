using UnitsNet.Units;

namespace UnitsNet;

/// <summary>The part of UnitsNet's Pressure that EdgeNodes and its drivers use; base unit pascal.</summary>
public readonly struct Pressure
{
    private readonly double _value;
    private readonly PressureUnit _unit;

    public Pressure(double value, PressureUnit unit)
    {
        _value = value;
        _unit = unit;
    }

    public static PressureUnit BaseUnit { get; } = PressureUnit.Pascal;

    public static Pressure MaxValue { get; } = new Pressure(double.MaxValue, BaseUnit);

    public static Pressure MinValue { get; } = new Pressure(double.MinValue, BaseUnit);

    public static Pressure Zero { get; } = new Pressure(0, BaseUnit);

    public double Value => _value;

    public PressureUnit Unit => _unit;

    public double Pascals => As(PressureUnit.Pascal);

    public double Hectopascals => As(PressureUnit.Hectopascal);

    public double Kilopascals => As(PressureUnit.Kilopascal);

    public double Millibars => As(PressureUnit.Millibar);

    public double Bars => As(PressureUnit.Bar);

    public static Pressure From(double value, PressureUnit fromUnit) => new Pressure(value, fromUnit);

    public static Pressure FromPascals(double pascals) => new Pressure(pascals, PressureUnit.Pascal);

    public static Pressure FromHectopascals(double hectopascals) => new Pressure(hectopascals, PressureUnit.Hectopascal);

    public static Pressure FromKilopascals(double kilopascals) => new Pressure(kilopascals, PressureUnit.Kilopascal);

    public static Pressure FromMillibars(double millibars) => new Pressure(millibars, PressureUnit.Millibar);

    public static Pressure FromBars(double bars) => new Pressure(bars, PressureUnit.Bar);

    public double As(PressureUnit unit) => unit == _unit ? _value : FromBase(ToBase(_value, _unit), unit);

    public Pressure ToUnit(PressureUnit unit) => new Pressure(As(unit), unit);

    private static double ToBase(double v, PressureUnit unit) => unit switch
    {
        PressureUnit.Pascal => v,
        PressureUnit.Hectopascal => v * 100,
        PressureUnit.Kilopascal => v * 1000,
        PressureUnit.Millibar => v * 100,
        PressureUnit.Bar => v * 1e5,
        _ => throw new System.NotSupportedException("Pressure: no such unit."),
    };

    private static double FromBase(double v, PressureUnit unit) => unit switch
    {
        PressureUnit.Pascal => v,
        PressureUnit.Hectopascal => v / 100,
        PressureUnit.Kilopascal => v / 1000,
        PressureUnit.Millibar => v / 100,
        PressureUnit.Bar => v / 1e5,
        _ => throw new System.NotSupportedException("Pressure: no such unit."),
    };
}
