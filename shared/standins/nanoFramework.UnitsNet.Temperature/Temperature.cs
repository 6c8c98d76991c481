using UnitsNet.Units;

namespace UnitsNet;

/// <summary>The part of UnitsNet's Temperature that EdgeNodes and its drivers use; base unit kelvin.</summary>
public readonly struct Temperature
{
    private readonly double _value;
    private readonly TemperatureUnit _unit;

    public Temperature(double value, TemperatureUnit unit)
    {
        _value = value;
        _unit = unit;
    }

    public static TemperatureUnit BaseUnit { get; } = TemperatureUnit.Kelvin;

    public static Temperature MaxValue { get; } = new Temperature(double.MaxValue, BaseUnit);

    public static Temperature MinValue { get; } = new Temperature(double.MinValue, BaseUnit);

    public static Temperature Zero { get; } = new Temperature(0, BaseUnit);

    public double Value => _value;

    public TemperatureUnit Unit => _unit;

    public double DegreesCelsius => As(TemperatureUnit.DegreeCelsius);

    public double DegreesFahrenheit => As(TemperatureUnit.DegreeFahrenheit);

    public double Kelvins => As(TemperatureUnit.Kelvin);

    public double MillidegreesCelsius => As(TemperatureUnit.MillidegreeCelsius);

    public static Temperature From(double value, TemperatureUnit fromUnit) => new Temperature(value, fromUnit);

    public static Temperature FromDegreesCelsius(double degreescelsius) => new Temperature(degreescelsius, TemperatureUnit.DegreeCelsius);

    public static Temperature FromDegreesFahrenheit(double degreesfahrenheit) => new Temperature(degreesfahrenheit, TemperatureUnit.DegreeFahrenheit);

    public static Temperature FromKelvins(double kelvins) => new Temperature(kelvins, TemperatureUnit.Kelvin);

    public static Temperature FromMillidegreesCelsius(double millidegreescelsius) => new Temperature(millidegreescelsius, TemperatureUnit.MillidegreeCelsius);

    public double As(TemperatureUnit unit) => unit == _unit ? _value : FromBase(ToBase(_value, _unit), unit);

    public Temperature ToUnit(TemperatureUnit unit) => new Temperature(As(unit), unit);

    private static double ToBase(double v, TemperatureUnit unit) => unit switch
    {
        TemperatureUnit.DegreeCelsius => v + 273.15,
        TemperatureUnit.DegreeFahrenheit => (v + 459.67) * 5 / 9,
        TemperatureUnit.Kelvin => v,
        TemperatureUnit.MillidegreeCelsius => (v / 1000) + 273.15,
        _ => throw new System.NotSupportedException("Temperature: no such unit."),
    };

    private static double FromBase(double v, TemperatureUnit unit) => unit switch
    {
        TemperatureUnit.DegreeCelsius => v - 273.15,
        TemperatureUnit.DegreeFahrenheit => (v * 9 / 5) - 459.67,
        TemperatureUnit.Kelvin => v,
        TemperatureUnit.MillidegreeCelsius => (v - 273.15) * 1000,
        _ => throw new System.NotSupportedException("Temperature: no such unit."),
    };
}
