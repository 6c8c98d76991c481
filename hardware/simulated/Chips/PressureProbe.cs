using EdgeNodes.Simulated.Weather;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// A two-wire pressure probe at the bottom of a manhole: 4 mA at its offset, 20 mA at offset and range, 3.8 to 20.5 mA at the
/// most. Fed through a boost converter that a pin enables; it settles as an RC of 150 ms does.
/// </summary>
public sealed class PressureProbe(ISurroundings around, TimeProvider time, LoopPlan plan) : IPinTarget, IChip
{
    private const double SettleSeconds = 0.15;
    private readonly Lock _lock = new();
    private bool _fed;
    private long _since;

    /// <summary>The current that its electronics drive instead, in mA: 3.5 or 22 are how it tells a fault of its own (NE 43).</summary>
    public double? FaultMilliamps { get; set; }

    public bool? Level => _fed;

    /// <summary>What an ADS1115 across the shunt sees.</summary>
    public double Volts => Milliamps / 1000 * plan.ShuntOhm;

    private double Milliamps
    {
        get
        {
            lock (_lock)
            {
                if (!_fed)
                {
                    return 0;
                }

                var level = plan.ReferenceMm - around.Of(Measurand.Distance);
                var settled = FaultMilliamps ?? Math.Clamp(4 + (16 * (level - plan.OffsetMm) / plan.RangeMm), 3.8, 20.5);
                return settled * (1 - Math.Exp(-time.GetElapsedTime(_since).TotalSeconds / SettleSeconds));
            }
        }
    }

    public void Drive(bool level)
    {
        lock (_lock)
        {
            _since = level && !_fed ? time.GetTimestamp() : _since;
            _fed = level;
        }
    }

    public void Release() => Drive(false);

    public void PowerUp()
    {
    }

    public void PowerDown() => Drive(false);
}

/// <summary>How a probe hangs: what its node's settings say, too.</summary>
/// <param name="ReferenceMm">From where distances are counted down to the reference.</param>
/// <param name="RangeMm">Level at 20 mA less the one at 4 mA.</param>
/// <param name="OffsetMm">Level at 4 mA.</param>
/// <param name="ShuntOhm">The resistor that the loop's current flows through.</param>
public sealed record LoopPlan(double ReferenceMm = 3000, double RangeMm = 5000, double OffsetMm = 0, double ShuntOhm = 120);
