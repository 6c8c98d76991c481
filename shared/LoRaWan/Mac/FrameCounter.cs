namespace EdgeNodes.LoRaWan.Mac;

/// <summary>Makes 32 bits of the 16 that are on the air.</summary>
public static class FrameCounter
{
    /// <summary>
    /// The full counter of a frame. The counter just before the expected one is a retransmission; everything else
    /// lies ahead, by at most 65535.
    /// </summary>
    /// <param name="next">The full counter expected next.</param>
    /// <param name="onAir">The low 16 bits received.</param>
    /// <param name="retransmission">True when this frame has been received before.</param>
    public static uint Reconstruct(uint next, ushort onAir, out bool retransmission)
    {
        retransmission = next > 0 && onAir == (ushort)(next - 1);
        return retransmission ? next - 1 : next + (ushort)(onAir - (ushort)next);
    }
}
