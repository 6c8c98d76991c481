using EdgeNodes.LoRaWan.Crypto;
using EdgeNodes.LoRaWan.Mac;
using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Simulated.Radio.Mac;

/// <summary>What a join gave the device; gone with the next reboot.</summary>
internal sealed class MacSession
{
    public MacSession(SessionKeys keys, JoinAccept accept)
    {
        Keys = keys;
        DevAddr = accept.DevAddr;
        NetId = accept.NetId;
        Rx1Offset = accept.Rx1DataRateOffset;
        Rx2DataRate = accept.Rx2DataRate;
        Rx1Delay = TimeSpan.FromSeconds(accept.RxDelaySeconds);
        Channels = [.. Eu868.DefaultChannels, .. accept.ExtraChannels];
    }

    public SessionKeys Keys { get; }

    public uint DevAddr { get; }

    public uint NetId { get; }

    public List<int> Channels { get; }

    public int Rx1Offset { get; set; }

    public int Rx2DataRate { get; set; }

    public int Rx2FrequencyHz { get; set; } = Eu868.Rx2FrequencyHz;

    public TimeSpan Rx1Delay { get; set; }

    /// <summary>How often an unconfirmed uplink is sent (LinkADRReq).</summary>
    public int Repetitions { get; set; } = 1;

    /// <summary>The next uplink's counter.</summary>
    public uint NextUp { get; set; }

    /// <summary>The next downlink's counter.</summary>
    public uint NextDown { get; set; }

    /// <summary>The next uplink acknowledges a confirmed downlink.</summary>
    public bool OwesAck { get; set; }

    /// <summary>The last confirmed uplink has been acknowledged.</summary>
    public bool AckSeen { get; set; }

    /// <summary>Answers and requests that ride in the next uplink's header.</summary>
    public List<byte> Options { get; } = [];

    /// <summary>The next uplink, with whatever is to ride in its header.</summary>
    public DataFrame Frame(bool adr, bool confirmed, byte? port, byte[] payload) => new()
    {
        Uplink = true,
        Confirmed = confirmed,
        DevAddr = DevAddr,
        Adr = adr,
        Ack = OwesAck,
        Counter = NextUp,
        Options = Options.Take(DataFrame.MaxOptions).ToArray(),
        Port = port,
        Payload = payload,
    };

    /// <summary>What the frame that goes out now carries need not be carried again.</summary>
    public void Spend()
    {
        Options.RemoveRange(0, Math.Min(Options.Count, DataFrame.MaxOptions));
        OwesAck = false;
    }
}
