using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// TI TPL5010, a timer with watchdog (SNAS651, 7.3.2): a rising edge on DONE is due in each interval that its resistor sets; if
/// there was none, RSTn goes low for 320 ms at the interval's end. It has its own supply: a reset of the chip beside it changes
/// nothing for it.
/// </summary>
#pragma warning disable CA1001 // The timer ends with the power.
public sealed class Tpl5010Chip(TimeProvider? time = null) : IPinTarget, IChip
#pragma warning restore CA1001
{
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private bool _level;
    private bool _fed;

    /// <summary>RSTn was pulled.</summary>
    public event Action? Starved;

    /// <summary>100 ms to 7200 s, by the resistor on DELAY/M_RST, read at power-on.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(7200);

    /// <summary>Rising edges on DONE since power-on.</summary>
    public int Feedings { get; private set; }

    /// <summary>How often it pulled the reset since power-on.</summary>
    public int Resets { get; private set; }

    public bool? Level => null;

    public void Drive(bool level)
    {
        lock (_lock)
        {
            _fed |= level && !_level;
            Feedings += level && !_level ? 1 : 0;
            _level = level;
        }
    }

    public void Release() => Drive(false);

    public void PowerUp()
    {
        lock (_lock)
        {
            (Feedings, Resets, _fed, _level) = (0, 0, false, false);
            _timer = (time ?? TimeProvider.System).CreateTimer(_ => Elapse(), null, Interval, Interval);
        }
    }

    public void PowerDown()
    {
        lock (_lock)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }

    private void Elapse()
    {
        lock (_lock)
        {
            if (_timer == null || _fed)
            {
                _fed = false;
                return;
            }

            Resets++;
        }

        Starved?.Invoke();
    }
}
