using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Simulated.Radio.Mac;

/// <summary>
/// The duty cycle as the modem's stack keeps it: an hour's worth of credit per sub-band, spent by what is sent and
/// growing back with time.
/// </summary>
internal sealed class DutyCredits(TimeProvider time)
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    private readonly Dictionary<SubBand, (TimeSpan Credit, long At)> _bands = [];

    /// <summary>How long the sub-band of a frequency must stay silent before it can pay for so much air time.</summary>
    public TimeSpan Wait(int hertz, TimeSpan airtime)
    {
        if (Eu868.SubBandOf(hertz) is not { } band)
        {
            return TimeSpan.MaxValue;
        }
        TimeSpan missing = (airtime / band.DutyCycle) - Credit(band);
        return missing > TimeSpan.Zero ? missing : TimeSpan.Zero;
    }

    /// <summary>Pays for a packet that has been sent.</summary>
    public void Spend(int hertz, TimeSpan airtime)
    {
        if (Eu868.SubBandOf(hertz) is { } band)
        {
            _bands[band] = (Credit(band) - (airtime / band.DutyCycle), time.GetTimestamp());
        }
    }

    /// <summary>For a rehearsal of a bad day: the sub-band of a frequency has nothing left.</summary>
    public void Exhaust(int hertz)
    {
        if (Eu868.SubBandOf(hertz) is { } band)
        {
            _bands[band] = (TimeSpan.Zero, time.GetTimestamp());
        }
    }

    private TimeSpan Credit(SubBand band)
    {
        if (!_bands.TryGetValue(band, out (TimeSpan Credit, long At) state))
        {
            return Period;
        }
        TimeSpan grown = state.Credit + time.GetElapsedTime(state.At);
        return grown < Period ? grown : Period;
    }
}
