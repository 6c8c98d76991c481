using EdgeNodes.LoRaWan.Mac;
using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Simulated.Radio.Mac;

/// <summary>Chooses channels and keeps the modem's own books of air time.</summary>
internal sealed class Transmitter(ModemFlash flash, DeviceRadio radio, TimeProvider time, Random random)
{
    private readonly Lock _gate = new();
    private readonly DutyCredits _credits = new(time);
    private readonly JoinBackOff _joinBackOff = new(time);

    /// <summary>How long every one of these channels forbids so much air time.</summary>
    public TimeSpan DutyWait(IReadOnlyList<int> channels, TimeSpan airtime)
    {
        lock (_gate)
        {
            return flash.DutyCycle ? channels.Min(channel => _credits.Wait(channel, airtime)) : TimeSpan.Zero;
        }
    }

    /// <summary>How long joining is forbidden at a data rate.</summary>
    public TimeSpan JoinWait(DataRate rate)
    {
        TimeSpan airtime = rate.Airtime(JoinRequest.Size);
        TimeSpan duty = DutyWait(Eu868.DefaultChannels, airtime);
        lock (_gate)
        {
            TimeSpan join = _joinBackOff.Wait(airtime);
            return duty > join ? duty : join;
        }
    }

    /// <summary>Sends on one of the channels that have air time left.</summary>
    public async Task<Transmission> SendAsync(byte[] phy, IReadOnlyList<int> channels, DataRate rate, CancellationToken stop)
    {
        int hertz;
        lock (_gate)
        {
            TimeSpan airtime = rate.Airtime(phy.Length);
            int[] free = [.. channels.Where(channel => !flash.DutyCycle || _credits.Wait(channel, airtime) == TimeSpan.Zero)];
            hertz = free.Length > 0 ? free[random.Next(free.Length)] : channels[0];
            _credits.Spend(hertz, airtime);
            if (phy[0] == (byte)MessageType.JoinRequest)
            {
                _joinBackOff.Spend(airtime);
            }
        }
        return await radio.SendAsync(phy, hertz, rate, stop);
    }

    /// <summary>For a rehearsal of a bad day.</summary>
    public void Exhaust()
    {
        lock (_gate)
        {
            _credits.Exhaust(Eu868.DefaultChannels[0]);
        }
    }
}
