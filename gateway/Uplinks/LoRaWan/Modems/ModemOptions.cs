using EdgeNodes.LoRaWan;
using EdgeNodes.LoRaWan.Crypto;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;

/// <summary>What a modem is told before it joins.</summary>
public sealed record ModemOptions
{
    /// <summary>Identity of this gateway at the network.</summary>
    public required Eui64 DevEui { get; init; }

    /// <summary>Identity of the join server.</summary>
    public required Eui64 JoinEui { get; init; }

    /// <summary>Root key. Never logged.</summary>
    public required AesKey AppKey { get; init; }

    /// <summary>EU868 data rate, 0 to 5, and the one that the first join goes out at.</summary>
    public int DataRate { get; init; } = 5;

    /// <summary>The network may change the data rate. For gateways that never move.</summary>
    public bool Adr { get; init; }

    /// <summary>C for a gateway on mains power, A for one on a battery.</summary>
    public char DeviceClass { get; init; } = 'C';

    /// <summary>
    /// The modem keeps a duty cycle of its own besides the gateway's budget. Off by default: the budget counts the same law over
    /// a sliding hour, and two book-keepers only add waits.
    /// </summary>
    public bool ModemDutyCycle { get; init; }
}
