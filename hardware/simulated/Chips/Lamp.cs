using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// A 24 V luminaire: a driver with a dimming input, and its light. The input has a pull-up: while nobody drives it, the lamp is
/// full on. What can fail on a mast fails here.
/// </summary>
public sealed class Lamp : IPwmTarget, IChip
{
    private const double StandbyWatts = 0.4;
    private const double LampWatts = 39.6;
    private readonly TimeProvider _time;
    private double _input;
    private bool _dead;

    public Lamp(TimeProvider? time = null) => _time = time ?? TimeProvider.System;

    /// <summary>Supply in volt.</summary>
    public double Volts { get; } = 24;

    /// <summary>What the driver makes of its dimming input, 0..1 of full power; 0 without a supply.</summary>
    public double Level => _dead || IsCut || IsDriverDead ? 0 : BurnsOn ? 1 : Volatile.Read(ref _input);

    /// <summary>What the street sees of it, 0..1.</summary>
    public double Light => IsBroken || (FlickerEvery is { } period && InSecondHalf(period)) ? 0 : Level;

    /// <summary>The light source is open: the driver draws standby whatever it is told.</summary>
    public bool IsBroken { get; set; }

    /// <summary>The driver's fuse has blown: it draws nothing and does nothing.</summary>
    public bool IsDriverDead { get; set; }

    /// <summary>It burns by day: relay welded, driver heedless.</summary>
    public bool BurnsOn { get; set; }

    /// <summary>It goes out and on by itself, at this period.</summary>
    public TimeSpan? FlickerEvery { get; set; }

    /// <summary>A relay has cut its supply.</summary>
    public bool IsCut { get; set; }

    /// <summary>What driver and light draw, in watt.</summary>
    public double Watts => _dead || IsCut || IsDriverDead ? 0 : StandbyWatts + (LampWatts * Light);

    /// <summary>PWM at the dimming input; a pin that nobody drives has no frequency.</summary>
    public void Drive(double duty, int frequency) => Dim(frequency == 0 ? 1 : duty);

    /// <summary>The dimming input, 0..1.</summary>
    public void Dim(double level) => Volatile.Write(ref _input, level);

    public void PowerUp() => _dead = false;

    public void PowerDown() => _dead = true;

    private bool InSecondHalf(TimeSpan period) => _time.GetElapsedTime(0).Ticks % period.Ticks >= period.Ticks / 2;
}
