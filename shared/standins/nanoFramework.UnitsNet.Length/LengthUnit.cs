namespace UnitsNet.Units;

/// <summary>Units of Length; the numbers are the package's.</summary>
public enum LengthUnit
{
    Centimeter = 3,
    Kilometer = 16,
    Meter = 21,
    Millimeter = 26,
}
