namespace EdgeNodes.LoRaWan.Mac;

/// <summary>What can be said of a radio packet before its contents are read.</summary>
public static class PhyPayload
{
    /// <summary>The largest packet a LoRa radio carries, in bytes.</summary>
    public const int MaxSize = 255;

    /// <summary>Reads the kind of a packet; false with a reason for anything that is not LoRaWAN 1.0.x.</summary>
    public static bool TryGetType(ReadOnlySpan<byte> phy, out MessageType type, out string error)
    {
        type = default;
        if (phy.Length is < 12 or > MaxSize)
        {
            error = $"a LoRaWAN packet has 12 to {MaxSize} bytes, this one has {phy.Length}";
            return false;
        }
        if ((phy[0] & 0x1F) != 0)
        {
            error = $"MHDR {phy[0]:x2} is not of major version 1";
            return false;
        }
        type = (MessageType)phy[0];
        if (!Enum.IsDefined(type))
        {
            error = $"MHDR {phy[0]:x2} is a message type that LoRaWAN 1.0 does not know";
            return false;
        }
        error = "";
        return true;
    }
}
