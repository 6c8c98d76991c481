namespace EdgeNodes.Simulated.Energy;

/// <summary>A cell, with what a year outdoors leaves of it.</summary>
/// <param name="Name">The cell.</param>
/// <param name="NominalMilliampHours">Printed on it.</param>
/// <param name="Ageing">Part that is left at the end of its service life.</param>
/// <param name="Cold">Part that is left at -10 Cel.</param>
/// <param name="Usable">Part above the voltage at which the regulator drops out.</param>
/// <param name="SelfDischargePerMonth">Part that is lost a month.</param>
public sealed record Cell(string Name, double NominalMilliampHours, double Ageing, double Cold, double Usable, double SelfDischargePerMonth)
{
    private const double HoursPerMonth = 730.5;

    /// <summary>One 18650 of 3000 mAh: 80 % at its end of life, 75 % in the cold, 90 % above 3.4 V, 2 % self-discharge a month.</summary>
    public static Cell One18650 { get; } = new("18650, 3000 mAh", 3000, 0.80, 0.75, 0.90, 0.02);

    /// <summary>What can be counted on, mAh.</summary>
    public double MilliampHours => NominalMilliampHours * Ageing * Cold * Usable;

    /// <summary>Self-discharge as a current, mA.</summary>
    public double SelfDischarge => NominalMilliampHours * SelfDischargePerMonth / HoursPerMonth;
}
