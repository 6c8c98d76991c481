namespace UnitsNet.Units;

/// <summary>Units of ElectricPotential; the numbers are the package's.</summary>
public enum ElectricPotentialUnit
{
    Microvolt = 3,
    Millivolt = 4,
    Volt = 5,
}
