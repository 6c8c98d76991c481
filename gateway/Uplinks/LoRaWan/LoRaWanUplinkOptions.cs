using EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan;

/// <summary>How the LoRaWAN uplink is set up.</summary>
public sealed record LoRaWanUplinkOptions
{
    /// <summary>Where the modem is.</summary>
    public required LineAddress Line { get; init; }

    /// <summary>What it is told.</summary>
    public required ModemOptions Modem { get; init; }

    /// <summary>How long a reading may wait for company in its frame. Alarms and answers never wait.</summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the receiver may take to acknowledge; doubles with every miss, to a minute at most.</summary>
    public TimeSpan AckTime { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>The first join waits up to this, at random: after a power cut a city's gateways must not join in step.</summary>
    public TimeSpan JoinDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause after a failed join: up to this at first, up to an hour later, at random.</summary>
    public TimeSpan JoinPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Share of the time on air in 868.0-868.6 MHz; the law says 0.01.</summary>
    public double DutyCycle { get; init; } = 0.01;

    /// <summary>Where the last hour's air time is kept for the next start; null keeps it in memory only.</summary>
    public string? AirtimeFile { get; init; }

    /// <summary>
    /// Largest application payload in bytes at any data rate, 222: what gets through repeaters, too (RP002, 2.4.6).
    /// </summary>
    public int MaxPayload { get; init; } = 222;
}
