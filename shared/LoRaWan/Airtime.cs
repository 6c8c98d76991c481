namespace EdgeNodes.LoRaWan;

/// <summary>Time on air of a packet.</summary>
public static class Airtime
{
    private const int Preamble = 8;

    /// <summary>
    /// LoRa with coding rate 4/5 and explicit header (SX1276 datasheet, 4.1.1.7): preamble 8 + 4.25 symbols, then the payload.
    /// </summary>
    /// <param name="spreadingFactor">7 to 12.</param>
    /// <param name="bandwidthHz">Bandwidth in hertz.</param>
    /// <param name="phyBytes">Length of the PHYPayload in bytes.</param>
    /// <param name="crc">Uplinks carry a CRC, downlinks do not.</param>
    public static TimeSpan LoRa(int spreadingFactor, int bandwidthHz, int phyBytes, bool crc = true)
    {
        // Low data rate optimisation from 16 ms a symbol on: SF11 and SF12 at 125 kHz.
        int de = spreadingFactor >= 11 && bandwidthHz == 125_000 ? 1 : 0;
        int bits = (8 * phyBytes) - (4 * spreadingFactor) + 28 + (crc ? 16 : 0);
        int perBlock = 4 * (spreadingFactor - (2 * de));
        int symbols = 8 + (Math.Max(0, (bits + perBlock - 1) / perBlock) * 5);
        long quarters = (4 * (Preamble + symbols)) + 17;
        return TimeSpan.FromTicks(quarters * (1L << spreadingFactor) * TimeSpan.TicksPerSecond / (4L * bandwidthHz));
    }

    /// <summary>FSK: preamble 5, sync word 3, length 1 and CRC 2 bytes around the packet (RP002, 3.2).</summary>
    public static TimeSpan Fsk(int bitsPerSecond, int phyBytes) =>
        TimeSpan.FromTicks((5 + 3 + 1 + phyBytes + 2) * 8 * TimeSpan.TicksPerSecond / bitsPerSecond);
}
