using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Airtime;

/// <summary>
/// The gateway's own account of its time on air, per sub-band over a sliding hour (EN 300 220-2, 4.3.3), whatever the
/// modem says. A part of it is kept for alarms and answers.
/// </summary>
public sealed class AirtimeBudget
{
    /// <summary>What a duty cycle is measured over.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromHours(1);

    // A frame takes at least 25 ms, so an hour at 10 % holds fewer than this.
    private const int Limit = 16_384;

    private readonly Lock _gate = new();
    private readonly Dictionary<SubBand, Queue<AirtimeCharge>> _used = [];
    private readonly TimeProvider _time;
    private readonly double? _dutyCycle;
    private readonly double _reserved;
    private readonly AirtimeFile? _file;
    private TimeSpan _total;

    /// <param name="time">For the sliding hour.</param>
    /// <param name="dutyCycle">Share of the time on air, instead of what the law says for each sub-band.</param>
    /// <param name="reserved">Share of that which is kept for alarms and answers.</param>
    /// <param name="file">Where the account outlives the process.</param>
    public AirtimeBudget(TimeProvider time, double? dutyCycle = null, double reserved = 0.1, AirtimeFile? file = null)
    {
        (_time, _dutyCycle, _reserved, _file) = (time, dutyCycle, reserved, file);
        if (file is null)
        {
            return;
        }
        IReadOnlyList<AirtimeCharge>? kept = file.Read();
        foreach (AirtimeCharge charge in kept ?? [])
        {
            Of(charge.Band).Enqueue(charge);
        }
        if (kept is null)
        {
            // Nobody knows what was sent: as if all had been, just now.
            int channel = Eu868.DefaultChannels[0];
            Of(Band(channel)).Enqueue(new AirtimeCharge(Band(channel), time.GetTimestamp(), Allowed(channel)));
        }
        if (_used.Count > 0)
        {
            // What counts as just used must grow old, or starts in a row would put it off for ever.
            Save();
        }
    }

    /// <summary>Time on air since the start.</summary>
    public TimeSpan Total
    {
        get
        {
            lock (_gate)
            {
                return _total;
            }
        }
    }

    /// <summary>Time on air in the last hour in the sub-band of a frequency.</summary>
    public TimeSpan Used(int hertz)
    {
        lock (_gate)
        {
            return Sum(Of(Band(hertz)));
        }
    }

    /// <summary>What an hour may hold in the sub-band of a frequency.</summary>
    public TimeSpan Allowed(int hertz) => Period * (_dutyCycle ?? Band(hertz).DutyCycle);

    /// <summary>
    /// How long to wait before a packet may go out; zero if it may now. One that is longer than all that is allowed waits
    /// for a silent hour.
    /// </summary>
    /// <param name="hertz">Where.</param>
    /// <param name="airtime">How long it is on the air.</param>
    /// <param name="urgent">It may use what is kept for alarms and answers.</param>
    public TimeSpan Wait(int hertz, TimeSpan airtime, bool urgent)
    {
        lock (_gate)
        {
            Queue<AirtimeCharge> entries = Of(Band(hertz));
            TimeSpan allowed = Allowed(hertz) * (urgent ? 1 : 1 - _reserved);
            TimeSpan excess = Sum(entries) + airtime - allowed;
            TimeSpan wait = TimeSpan.Zero;
            foreach (AirtimeCharge old in entries)
            {
                if (excess <= TimeSpan.Zero)
                {
                    break;
                }
                excess -= old.Airtime;
                wait = Period - _time.GetElapsedTime(old.At);
            }
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    /// <summary>Notes a packet that goes out, best before it does.</summary>
    public AirtimeCharge Note(int hertz, TimeSpan airtime)
    {
        lock (_gate)
        {
            AirtimeCharge charge = new(Band(hertz), _time.GetTimestamp(), airtime);
            Queue<AirtimeCharge> entries = Of(charge.Band);
            Sum(entries);
            if (entries.Count >= Limit)
            {
                entries.Dequeue();
            }
            entries.Enqueue(charge);
            _total += airtime;
            Save();
            return charge;
        }
    }

    /// <summary>Says what a noted packet took in truth; zero when it certainly did not go out.</summary>
    public void Correct(AirtimeCharge charge, TimeSpan airtime)
    {
        lock (_gate)
        {
            _total += airtime - charge.Airtime;
            charge.Airtime = airtime;
            Save();
        }
    }

    private static SubBand Band(int hertz) =>
        Eu868.SubBandOf(hertz) ?? throw new ArgumentOutOfRangeException(nameof(hertz), hertz, "No device may send at this frequency.");

    private Queue<AirtimeCharge> Of(SubBand band)
    {
        if (!_used.TryGetValue(band, out Queue<AirtimeCharge>? entries))
        {
            _used[band] = entries = new Queue<AirtimeCharge>();
        }
        return entries;
    }

    private void Save() => _file?.Write(_used.Values.SelectMany(entries => entries).Where(charge => _time.GetElapsedTime(charge.At) < Period));

    // Forgets what is older than an hour and sums up the rest.
    private TimeSpan Sum(Queue<AirtimeCharge> entries)
    {
        while (entries.TryPeek(out AirtimeCharge? oldest) && _time.GetElapsedTime(oldest.At) >= Period)
        {
            entries.Dequeue();
        }
        TimeSpan sum = TimeSpan.Zero;
        foreach (AirtimeCharge charge in entries)
        {
            sum += charge.Airtime;
        }
        return sum;
    }
}
