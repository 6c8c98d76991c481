namespace EdgeNodes.Simulated.Energy;

/// <summary>What one part draws, in mA, in the four states of a node's cycle.</summary>
/// <param name="Name">The part.</param>
/// <param name="Asleep">In deep sleep, its rail off.</param>
/// <param name="Starting">From the timer's wake-up to the first instruction of the firmware.</param>
/// <param name="Sampling">While it measures, the radio off.</param>
/// <param name="Reporting">While the radio is on.</param>
/// <param name="Source">Data sheet and table, or what was assumed.</param>
public sealed record Load(string Name, double Asleep, double Starting, double Sampling, double Reporting, string Source);
