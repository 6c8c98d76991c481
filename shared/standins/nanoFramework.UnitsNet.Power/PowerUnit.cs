namespace UnitsNet.Units;

/// <summary>Units of Power; the numbers are the package's.</summary>
public enum PowerUnit
{
    Kilowatt = 13,
    Milliwatt = 21,
    Watt = 26,
}
