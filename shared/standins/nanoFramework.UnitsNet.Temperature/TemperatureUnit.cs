namespace UnitsNet.Units;

/// <summary>Units of Temperature; the numbers are the package's.</summary>
public enum TemperatureUnit
{
    DegreeCelsius = 1,
    DegreeFahrenheit = 3,
    Kelvin = 8,
    MillidegreeCelsius = 9,
}
