namespace UnitsNet.Units;

/// <summary>Units of ElectricResistance; the numbers are the package's.</summary>
public enum ElectricResistanceUnit
{
    Kiloohm = 2,
    Megaohm = 3,
    Milliohm = 5,
    Ohm = 6,
}
