namespace UnitsNet.Units;

/// <summary>Units of MassConcentration; the numbers are the package's.</summary>
public enum MassConcentrationUnit
{
    KilogramPerCubicMeter = 17,
    MicrogramPerCubicMeter = 22,
    MilligramPerCubicMeter = 27,
}
