namespace UnitsNet.Units;

/// <summary>Units of RelativeHumidity; the numbers are the package's.</summary>
public enum RelativeHumidityUnit
{
    Percent = 1,
}
