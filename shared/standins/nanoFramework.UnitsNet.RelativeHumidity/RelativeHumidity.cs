using UnitsNet.Units;

namespace UnitsNet;

/// <summary>The part of UnitsNet's RelativeHumidity that EdgeNodes and its drivers use; base unit percent.</summary>
public readonly struct RelativeHumidity
{
    private readonly double _value;
    private readonly RelativeHumidityUnit _unit;

    public RelativeHumidity(double value, RelativeHumidityUnit unit)
    {
        _value = value;
        _unit = unit;
    }

    public static RelativeHumidityUnit BaseUnit { get; } = RelativeHumidityUnit.Percent;

    public static RelativeHumidity MaxValue { get; } = new RelativeHumidity(double.MaxValue, BaseUnit);

    public static RelativeHumidity MinValue { get; } = new RelativeHumidity(double.MinValue, BaseUnit);

    public static RelativeHumidity Zero { get; } = new RelativeHumidity(0, BaseUnit);

    public double Value => _value;

    public RelativeHumidityUnit Unit => _unit;

    public double Percent => As(RelativeHumidityUnit.Percent);

    public static RelativeHumidity From(double value, RelativeHumidityUnit fromUnit) => new RelativeHumidity(value, fromUnit);

    public static RelativeHumidity FromPercent(double percent) => new RelativeHumidity(percent, RelativeHumidityUnit.Percent);

    public double As(RelativeHumidityUnit unit) => unit == _unit ? _value : FromBase(ToBase(_value, _unit), unit);

    public RelativeHumidity ToUnit(RelativeHumidityUnit unit) => new RelativeHumidity(As(unit), unit);

    private static double ToBase(double v, RelativeHumidityUnit unit) => unit switch
    {
        RelativeHumidityUnit.Percent => v,
        _ => throw new System.NotSupportedException("RelativeHumidity: no such unit."),
    };

    private static double FromBase(double v, RelativeHumidityUnit unit) => unit switch
    {
        RelativeHumidityUnit.Percent => v,
        _ => throw new System.NotSupportedException("RelativeHumidity: no such unit."),
    };
}
