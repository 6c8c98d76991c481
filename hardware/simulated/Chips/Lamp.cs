using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>A 24 V luminaire with its driver: what it draws follows the dimming input.</summary>
public sealed class Lamp : IPwmTarget, IChip
{
    private const double StandbyWatts = 0.4;
    private const double LampWatts = 39.6;
    private double _level;

    /// <summary>Supply in volt.</summary>
    public double Volts { get; } = 24;

    /// <summary>Dimming input, 0..1.</summary>
    public double Level => Volatile.Read(ref _level);

    /// <summary>The light source is broken: the driver draws standby whatever it is told.</summary>
    public bool IsBroken { get; set; }

    /// <summary>What driver and light draw, in watt.</summary>
    public double Watts => StandbyWatts + (IsBroken ? 0 : LampWatts * Level);

    public void Drive(double duty, int frequency) => Volatile.Write(ref _level, duty);

    public void PowerUp() => Drive(0, 0);

    public void PowerDown() => Drive(0, 0);
}
