namespace EdgeNodes.Simulated.Energy;

/// <summary>How long a cell lasts under a duty: charge per cycle over the cycle's time, and the cell's own losses beside it.</summary>
public sealed class BatteryLife
{
    private const double HoursPerDay = 24;

    private BatteryLife(double asleep, double starting, double sampling, double reporting, double lost, double milliampHours)
    {
        (Asleep, Starting, Sampling, Reporting, Lost) = (asleep, starting, sampling, reporting, lost);
        Days = milliampHours / (Mean + lost) / HoursPerDay;
    }

    /// <summary>Share of deep sleep in the mean current, mA.</summary>
    public double Asleep { get; }

    /// <summary>Share of starting, mA.</summary>
    public double Starting { get; }

    /// <summary>Share of sampling, mA.</summary>
    public double Sampling { get; }

    /// <summary>Share of reporting, mA.</summary>
    public double Reporting { get; }

    /// <summary>The cell's self-discharge, mA.</summary>
    public double Lost { get; }

    /// <summary>What the node draws on average, mA.</summary>
    public double Mean => Asleep + Starting + Sampling + Reporting;

    /// <summary>Until the cell is empty.</summary>
    public double Days { get; }

    /// <exception cref="ArgumentException">The node would be awake for longer than its period.</exception>
    public static BatteryLife Of(IReadOnlyList<Load> loads, Duty duty, Cell cell)
    {
        ArgumentNullException.ThrowIfNull(loads);
        ArgumentNullException.ThrowIfNull(duty);
        ArgumentNullException.ThrowIfNull(cell);
        var awake = duty.Start + duty.Sample + (duty.Report / duty.Batch);
        if (duty.Batch < 1 || !(awake < duty.Period))
        {
            throw new ArgumentException($"a period of {duty.Period} s is no longer than the node is awake in it: choose a longer one");
        }

        double Share(double seconds, Func<Load, double> of) => seconds / duty.Period * loads.Sum(of);
        return new BatteryLife(
            Share(duty.Period - awake, l => l.Asleep),
            Share(duty.Start, l => l.Starting),
            Share(duty.Sample, l => l.Sampling),
            Share(duty.Report / duty.Batch, l => l.Reporting),
            cell.SelfDischarge,
            cell.MilliampHours);
    }
}
