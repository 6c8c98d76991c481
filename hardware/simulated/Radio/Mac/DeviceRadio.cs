using EdgeNodes.LoRaWan.Region;
using EdgeNodes.Simulated.Radio.Forwarder;

namespace EdgeNodes.Simulated.Radio.Mac;

/// <summary>A packet that the device heard.</summary>
internal sealed record Heard(byte[] PhyPayload, string Slot, int Rssi, int Snr);

/// <summary>An uplink that has left the antenna: its windows follow from it.</summary>
internal sealed record Transmission(TimeSpan End, int FrequencyHz, DataRate Rate);

/// <summary>The transceiver: sends, opens windows, and listens in between when the device is of class C. Half duplex.</summary>
internal sealed class DeviceRadio(Air air, PacketForwarder forwarder, TimeProvider time, Random random)
{
    // A window that hears no preamble closes after about this long.
    private static readonly TimeSpan PreambleWait = TimeSpan.FromMilliseconds(25);

    private readonly Lock _gate = new();
    private bool _busy;
    private int _turn;

    /// <summary>Occupies the air for as long as the packet takes.</summary>
    public async Task<Transmission> SendAsync(byte[] phy, int hertz, DataRate rate, CancellationToken stop)
    {
        TimeSpan airtime = rate.Airtime(phy.Length);
        Turn(busy: true);
        try
        {
            TimeSpan end = air.Now + airtime;
            await Task.Delay(airtime, time, stop);
            if (air.Uplink(airtime))
            {
                (int rssi, int snr) = Signal();
                await forwarder.PushAsync(new RxPacket(Air.Ticks(end), hertz, rate.Text, rssi, snr, phy), stop);
            }
            return new Transmission(end, hertz, rate);
        }
        finally
        {
            Turn(busy: false);
        }
    }

    /// <summary>Opens a window and returns what starts in it, or null.</summary>
    public async Task<Heard?> WindowAsync(TimeSpan opens, int hertz, DataRate rate, string slot, CancellationToken stop)
    {
        await UntilAsync(opens, stop);
        Turn(busy: true);
        try
        {
            await UntilAsync(opens + PreambleWait, stop);
            if (air.InWindow(opens, hertz, rate) is not { } packet)
            {
                return null;
            }
            await UntilAsync(packet.End, stop);
            return air.Take(packet) ? Hear(packet, slot) : null;
        }
        finally
        {
            Turn(busy: false);
        }
    }

    /// <summary>Listens to one packet outside the windows (class C); null when the radio was busy at any moment of it.</summary>
    public async Task<Heard?> ListenAsync(AirDownlink packet, CancellationToken stop)
    {
        await UntilAsync(packet.Start, stop);
        int turn;
        lock (_gate)
        {
            if (_busy)
            {
                return null;
            }
            turn = _turn;
        }
        await UntilAsync(packet.End, stop);
        lock (_gate)
        {
            if (_turn != turn || packet.Lost || !air.Take(packet))
            {
                return null;
            }
        }
        return Hear(packet, "C");
    }

    public async Task UntilAsync(TimeSpan moment, CancellationToken stop)
    {
        TimeSpan wait = moment - air.Now;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, stop);
        }
    }

    private void Turn(bool busy)
    {
        lock (_gate)
        {
            _busy = busy;
            _turn++;
        }
    }

    private Heard Hear(AirDownlink packet, string slot)
    {
        (int rssi, int snr) = Signal();
        return new Heard(packet.PhyPayload, slot, rssi, snr);
    }

    private (int Rssi, int Snr) Signal()
    {
        lock (_gate)
        {
            return (random.Next(-105, -60), random.Next(2, 11));
        }
    }
}
