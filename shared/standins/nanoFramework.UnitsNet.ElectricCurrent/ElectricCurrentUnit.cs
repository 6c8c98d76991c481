namespace UnitsNet.Units;

/// <summary>Units of ElectricCurrent; the numbers are the package's.</summary>
public enum ElectricCurrentUnit
{
    Ampere = 1,
    Microampere = 5,
    Milliampere = 6,
}
