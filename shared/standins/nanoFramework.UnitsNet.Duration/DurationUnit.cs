namespace UnitsNet.Units;

/// <summary>Units of Duration; the numbers are the package's.</summary>
public enum DurationUnit
{
    Day = 1,
    Hour = 2,
    Microsecond = 4,
    Millisecond = 5,
    Minute = 6,
    Second = 9,
}
