namespace EdgeNodes.LoRaWan.Region;

/// <summary>A stretch of spectrum that shares one duty cycle (EN 300 220-2, annex B).</summary>
/// <param name="LowHz">First frequency in hertz.</param>
/// <param name="HighHz">Last frequency in hertz.</param>
/// <param name="DutyCycle">Share of the time that one device may transmit: 0.01 is one per cent.</param>
/// <param name="MaxPowerDbm">Most radiated power, e.r.p.</param>
public sealed record SubBand(int LowHz, int HighHz, double DutyCycle, int MaxPowerDbm)
{
    /// <summary>Its limits in megahertz, as field crews know it: `868.0-868.6`.</summary>
    public string Name => FormattableString.Invariant($"{LowHz / 1e6:0.0##}-{HighHz / 1e6:0.0##}");
}
