using EdgeNodes.Simulated.Weather;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// HC-SR04: a trigger pulse of 10 us or more sends eight cycles of 40 kHz, and the echo pin is high for as long as they are
/// under way. Without an echo (beyond 4 m, inside 20 mm) it ends its pulse after 38 ms (data sheet).
/// </summary>
public sealed class HcSr04Chip : IChip
{
    private const double NearestMm = 20;
    private const double FarthestMm = 4000;
    private const double ShortestTrigger = 10;
    private const double NoEcho = 38_000;

    private readonly ISurroundings _around;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private bool _powered;
    private bool _pending;
    private long _begun;
    private double _width;

    public HcSr04Chip(ISurroundings around, TimeProvider time)
    {
        _around = around;
        _time = time;
        Trigger = new TriggerPin(this);
        Echo = new EchoPin(this);
    }

    /// <summary>The pin that starts a measurement.</summary>
    public IPulseTarget Trigger { get; }

    /// <summary>The pin whose pulse is as long as the sound's way down and back.</summary>
    public IPulseTarget Echo { get; }

    /// <summary>How often it was triggered.</summary>
    public int Pings { get; private set; }

    public void PowerUp() => Set(powered: true);

    public void PowerDown() => Set(powered: false);

    private void Set(bool powered)
    {
        lock (_lock)
        {
            (_powered, _pending) = (powered, false);
        }
    }

    private void Ping()
    {
        lock (_lock)
        {
            // Deaf to triggers while one is under way.
            if (!_powered || (_pending && !HasEnded))
            {
                return;
            }

            Pings++;
            var mm = _around.Of(Measurand.Distance);
            var microseconds = 2e3 * mm / Sound.Speed(_around.Of(Measurand.AirTemperature));
            _width = mm is >= NearestMm and <= FarthestMm ? microseconds : NoEcho;
            _begun = _time.GetTimestamp();
            _pending = true;
        }
    }

    private bool HasEnded => _time.GetElapsedTime(_begun).TotalMicroseconds >= _width;

    private Pulse[]? Take()
    {
        lock (_lock)
        {
            if (!_pending || !HasEnded)
            {
                return null;
            }

            _pending = false;
            return [new Pulse(_width, isHigh: true)];
        }
    }

    private sealed class TriggerPin(HcSr04Chip chip) : IPulseTarget
    {
        public void Hear(Pulse[] train)
        {
            if (Array.Exists(train, pulse => pulse.IsHigh && pulse.Microseconds >= ShortestTrigger))
            {
                chip.Ping();
            }
        }

        public Pulse[]? Take() => null;

        public void Forget()
        {
        }
    }

    private sealed class EchoPin(HcSr04Chip chip) : IPulseTarget
    {
        public void Hear(Pulse[] train)
        {
            // An output of the sensor: whoever drives against it changes nothing.
        }

        public Pulse[]? Take() => chip.Take();

        public void Forget() => chip.Take();
    }
}
