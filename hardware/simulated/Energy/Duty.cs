namespace EdgeNodes.Simulated.Energy;

/// <summary>A node's day: how often it samples and reports, and how long each takes, in seconds.</summary>
/// <param name="Period">From sample to sample.</param>
/// <param name="Batch">Samples in a report.</param>
/// <param name="Start">From the timer's wake-up to the first instruction of the firmware.</param>
/// <param name="Sample">Awake for a sample, the radio off.</param>
/// <param name="Report">Awake with the radio on, for a report.</param>
public sealed record Duty(double Period, int Batch, double Start, double Sample, double Report)
{
    /// <summary>
    /// Start: the CLR of an ESP32 needs about a second, assumed. Sample: the DS18B20 converts for 0.76 s, the probe settles for
    /// 0.03 and the SHT40 needs 0.01; doubled for the device's slower firmware. Report: a whole
    /// cycle with a report took 4.8 s on the simulated board (SleepTests), 0.9 of it the sample; two seconds more for a real Wi-Fi, assumed.
    /// </summary>
    public static Duty Usual(double period, int batch) => new(period, batch, Start: 1.0, Sample: 1.8, Report: 6.0);
}
