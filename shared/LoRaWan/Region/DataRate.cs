namespace EdgeNodes.LoRaWan.Region;

/// <summary>One data rate of EU868 (LoRaWAN regional parameters RP002, 2.4.3 and 2.4.6).</summary>
/// <param name="Index">DR number, 0 to 7.</param>
/// <param name="SpreadingFactor">7 to 12, or 0 for FSK.</param>
/// <param name="BandwidthHz">Bandwidth in hertz; for FSK its bit rate in bit/s.</param>
/// <param name="MaxMacPayload">M: most bytes from FHDR to FRMPayload.</param>
public sealed record DataRate(int Index, int SpreadingFactor, int BandwidthHz, int MaxMacPayload)
{
    /// <summary>N: most bytes of application payload when no MAC command rides in the header.</summary>
    public int MaxPayload => MaxMacPayload - 8;

    /// <summary>Whether this is the FSK rate.</summary>
    public bool IsFsk => SpreadingFactor == 0;

    /// <summary>As packet forwarders write it: `SF7BW125`, or the bit rate for FSK.</summary>
    public string Text => IsFsk ? $"{BandwidthHz}" : $"SF{SpreadingFactor}BW{BandwidthHz / 1000}";

    /// <summary>Air time of a packet.</summary>
    /// <param name="phyBytes">Length of the PHYPayload in bytes.</param>
    /// <param name="crc">Uplinks carry a CRC, downlinks do not.</param>
    public TimeSpan Airtime(int phyBytes, bool crc = true) =>
        IsFsk ? LoRaWan.Airtime.Fsk(BandwidthHz, phyBytes) : LoRaWan.Airtime.LoRa(SpreadingFactor, BandwidthHz, phyBytes, crc);
}
