namespace UnitsNet.Units;

/// <summary>Units of Pressure; the numbers are the package's.</summary>
public enum PressureUnit
{
    Bar = 2,
    Hectopascal = 10,
    Kilopascal = 20,
    Millibar = 31,
    Pascal = 38,
}
