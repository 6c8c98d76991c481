using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Simulated.Radio;

/// <summary>
/// The air between one device and one gateway: packets take their time on it, and some get lost. Windows are matched by
/// the times that both sides agreed on, not by when the scheduler woke up, so a busy machine changes no result.
/// </summary>
internal sealed class Air(AirOptions options, TimeProvider time)
{
    // A receiver opens a little early and waits for a few symbols of preamble.
    private static readonly TimeSpan WindowTolerance = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly Random _random = new(options.Seed);
    private readonly long _origin = time.GetTimestamp();
    private readonly List<AirDownlink> _announced = [];
    private AirCounters _counters = new(0, 0, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Time since this air exists: the gateway's and the device's clock.</summary>
    public TimeSpan Now => time.GetElapsedTime(_origin);

    public AirCounters Counters
    {
        get
        {
            lock (_gate)
            {
                return _counters;
            }
        }
    }

    /// <summary>The gateway's microsecond counter, which wraps after 71 minutes.</summary>
    public static uint Ticks(TimeSpan moment) => unchecked((uint)(ulong)(moment.Ticks / 10));

    /// <summary>A packet leaves the device and has been sent; false when the gateway did not hear it.</summary>
    public bool Uplink(TimeSpan airtime)
    {
        lock (_gate)
        {
            bool lost = _random.NextDouble() < options.UplinkLoss;
            _counters = _counters with
            {
                UplinksSent = _counters.UplinksSent + 1,
                UplinksLost = _counters.UplinksLost + (lost ? 1 : 0),
                UplinkAirtime = _counters.UplinkAirtime + airtime,
            };
            return !lost;
        }
    }

    /// <summary>The gateway will send a packet; it counts as missed unless somebody takes it.</summary>
    public AirDownlink Downlink(TimeSpan start, int hertz, DataRate rate, byte[] phy)
    {
        lock (_gate)
        {
            AirDownlink packet = new(start, start + rate.Airtime(phy.Length, crc: false), hertz, rate, phy,
                _random.NextDouble() < options.DownlinkLoss);
            _announced.RemoveAll(old => old.End < Now - TimeSpan.FromSeconds(20));
            _announced.Add(packet);
            _counters = _counters with
            {
                DownlinksSent = _counters.DownlinksSent + 1,
                DownlinksLost = _counters.DownlinksLost + (packet.Lost ? 1 : 0),
                DownlinksMissed = _counters.DownlinksMissed + (packet.Lost ? 0 : 1),
            };
            return packet;
        }
    }

    /// <summary>The packet that starts when a receive window opens, with the window's frequency and data rate.</summary>
    public AirDownlink? InWindow(TimeSpan opens, int hertz, DataRate rate)
    {
        lock (_gate)
        {
            return _announced.Find(packet => !packet.Lost && packet.FrequencyHz == hertz && packet.Rate == rate
                && (packet.Start - opens).Duration() <= WindowTolerance);
        }
    }

    /// <summary>The device has received a packet: it is no longer missed, and nobody else takes it. False when it was taken already.</summary>
    public bool Take(AirDownlink packet)
    {
        lock (_gate)
        {
            if (!_announced.Remove(packet))
            {
                return false;
            }
            _counters = _counters with { DownlinksMissed = _counters.DownlinksMissed - 1 };
            return true;
        }
    }
}
