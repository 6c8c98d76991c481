using UnitsNet.Units;

namespace UnitsNet;

/// <summary>The part of UnitsNet's Duration that EdgeNodes and its drivers use; base unit second.</summary>
public readonly struct Duration
{
    private readonly double _value;
    private readonly DurationUnit _unit;

    public Duration(double value, DurationUnit unit)
    {
        _value = value;
        _unit = unit;
    }

    public static DurationUnit BaseUnit { get; } = DurationUnit.Second;

    public static Duration MaxValue { get; } = new Duration(double.MaxValue, BaseUnit);

    public static Duration MinValue { get; } = new Duration(double.MinValue, BaseUnit);

    public static Duration Zero { get; } = new Duration(0, BaseUnit);

    public double Value => _value;

    public DurationUnit Unit => _unit;

    public double Seconds => As(DurationUnit.Second);

    public double Microseconds => As(DurationUnit.Microsecond);

    public double Milliseconds => As(DurationUnit.Millisecond);

    public double Minutes => As(DurationUnit.Minute);

    public double Hours => As(DurationUnit.Hour);

    public double Days => As(DurationUnit.Day);

    public static Duration From(double value, DurationUnit fromUnit) => new Duration(value, fromUnit);

    public static Duration FromSeconds(double seconds) => new Duration(seconds, DurationUnit.Second);

    public static Duration FromMicroseconds(double microseconds) => new Duration(microseconds, DurationUnit.Microsecond);

    public static Duration FromMilliseconds(double milliseconds) => new Duration(milliseconds, DurationUnit.Millisecond);

    public static Duration FromMinutes(double minutes) => new Duration(minutes, DurationUnit.Minute);

    public static Duration FromHours(double hours) => new Duration(hours, DurationUnit.Hour);

    public static Duration FromDays(double days) => new Duration(days, DurationUnit.Day);

    public double As(DurationUnit unit) => unit == _unit ? _value : FromBase(ToBase(_value, _unit), unit);

    public Duration ToUnit(DurationUnit unit) => new Duration(As(unit), unit);

    private static double ToBase(double v, DurationUnit unit) => unit switch
    {
        DurationUnit.Second => v,
        DurationUnit.Microsecond => v * 1e-6,
        DurationUnit.Millisecond => v * 1e-3,
        DurationUnit.Minute => v * 60,
        DurationUnit.Hour => v * 3600,
        DurationUnit.Day => v * 86400,
        _ => throw new System.NotSupportedException("Duration: no such unit."),
    };

    private static double FromBase(double v, DurationUnit unit) => unit switch
    {
        DurationUnit.Second => v,
        DurationUnit.Microsecond => v / 1e-6,
        DurationUnit.Millisecond => v / 1e-3,
        DurationUnit.Minute => v / 60,
        DurationUnit.Hour => v / 3600,
        DurationUnit.Day => v / 86400,
        _ => throw new System.NotSupportedException("Duration: no such unit."),
    };
}
