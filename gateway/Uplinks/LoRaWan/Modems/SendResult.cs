namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;

/// <summary>What became of an uplink.</summary>
public enum SendStatus
{
    /// <summary>It went on the air, which proves nothing more.</summary>
    Sent,

    /// <summary>The modem has no session: join again.</summary>
    NotJoined,

    /// <summary>The modem does something else just now.</summary>
    Busy,

    /// <summary>The modem's own duty cycle forbids it.</summary>
    Restricted,

    /// <summary>It does not fit the data rate; the modem sent an empty frame instead.</summary>
    TooLong,
}

/// <summary>What became of an uplink, and how long to wait when it has to wait.</summary>
/// <param name="Status">The outcome.</param>
/// <param name="Wait">Before the next attempt.</param>
public readonly record struct SendResult(SendStatus Status, TimeSpan Wait);

/// <summary>A packet from the network.</summary>
/// <param name="Port">1 to 223.</param>
/// <param name="Payload">What it carries.</param>
/// <param name="Rssi">Signal strength in dBm.</param>
/// <param name="Snr">Signal to noise ratio in dB.</param>
public sealed record Downlink(byte Port, byte[] Payload, int Rssi, int Snr);
