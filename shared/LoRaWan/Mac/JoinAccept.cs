using System.Buffers.Binary;
using EdgeNodes.LoRaWan.Crypto;

namespace EdgeNodes.LoRaWan.Mac;

/// <summary>
/// The network lets a device in (LoRaWAN 1.0.3, 6.2.5). The network builds it with AES backwards, so that a device
/// needs AES forwards only.
/// </summary>
/// <param name="AppNonce">24 bits, never used twice for one device.</param>
/// <param name="NetId">24 bits, the network's id.</param>
/// <param name="DevAddr">The address of the device in this session.</param>
/// <param name="Rx1DataRateOffset">By how much RX1 is slower than the uplink, 0 to 5.</param>
/// <param name="Rx2DataRate">Data rate of RX2.</param>
/// <param name="RxDelaySeconds">Delay of RX1, 1 to 15 s.</param>
/// <param name="ExtraChannels">Frequencies of channels 3 to 7 in hertz, or none.</param>
public sealed record JoinAccept(
    uint AppNonce,
    uint NetId,
    uint DevAddr,
    int Rx1DataRateOffset,
    int Rx2DataRate,
    int RxDelaySeconds,
    IReadOnlyList<int> ExtraChannels)
{
    private const int ShortSize = 17;
    private const int LongSize = 33;
    private const int ListSize = 16;

    /// <summary>The packet, signed and encrypted.</summary>
    public byte[] ToBytes(AesKey appKey)
    {
        byte[] plain = new byte[ExtraChannels.Count == 0 ? ShortSize : LongSize];
        plain[0] = (byte)MessageType.JoinAccept;
        Write24(plain.AsSpan(1), AppNonce);
        Write24(plain.AsSpan(4), NetId);
        BinaryPrimitives.WriteUInt32LittleEndian(plain.AsSpan(7), DevAddr);
        plain[11] = (byte)((Rx1DataRateOffset << 4) | Rx2DataRate);
        plain[12] = (byte)RxDelaySeconds;
        for (int i = 0; i < ExtraChannels.Count; i++)
        {
            Write24(plain.AsSpan(13 + (3 * i)), (uint)(ExtraChannels[i] / 100));
        }
        int body = plain.Length - FrameCrypto.MicSize;
        FrameCrypto.JoinMic(appKey, plain.AsSpan(0, body)).CopyTo(plain, body);

        byte[] phy = new byte[plain.Length];
        phy[0] = plain[0];
        appKey.DecryptBlocks(plain.AsSpan(1), phy.AsSpan(1));
        return phy;
    }

    /// <summary>Decrypts, verifies and reads a packet, as a device does.</summary>
    public static bool TryRead(ReadOnlySpan<byte> phy, AesKey appKey, out JoinAccept? accept, out string error)
    {
        accept = null;
        if (!PhyPayload.TryGetType(phy, out MessageType type, out error))
        {
            return false;
        }
        if (type != MessageType.JoinAccept || phy.Length is not (ShortSize or LongSize))
        {
            error = $"a join accept is {ShortSize} or {LongSize} bytes of type 20, this is {phy.Length} of type {phy[0]:x2}";
            return false;
        }
        byte[] plain = new byte[phy.Length];
        plain[0] = phy[0];
        appKey.EncryptBlocks(phy[1..], plain.AsSpan(1));
        return TryReadPlain(plain, appKey, out accept, out error);
    }

    /// <summary>Verifies and reads a packet that is already decrypted.</summary>
    public static bool TryReadPlain(ReadOnlySpan<byte> plain, AesKey appKey, out JoinAccept? accept, out string error)
    {
        accept = null;
        if (plain.Length is not (ShortSize or LongSize))
        {
            error = $"a join accept is {ShortSize} or {LongSize} bytes, this is {plain.Length}";
            return false;
        }
        int body = plain.Length - FrameCrypto.MicSize;
        if (!FrameCrypto.Same(plain[body..], FrameCrypto.JoinMic(appKey, plain[..body])))
        {
            error = "the join accept is not signed with the key of this device";
            return false;
        }
        List<int> channels = [];
        // CFListType 0 carries five frequencies; a zero means "no such channel" (LoRaWAN regional parameters, 2.4.4).
        for (int i = 0; plain.Length == LongSize && plain[12 + ListSize] == 0 && i < 5; i++)
        {
            int hertz = (int)Read24(plain[(13 + (3 * i))..]) * 100;
            if (hertz != 0)
            {
                channels.Add(hertz);
            }
        }
        accept = new JoinAccept(
            Read24(plain[1..]),
            Read24(plain[4..]),
            BinaryPrimitives.ReadUInt32LittleEndian(plain[7..]),
            (plain[11] >> 4) & 7,
            plain[11] & 15,
            Math.Max(1, plain[12] & 15),
            channels);
        error = "";
        return true;
    }

    private static void Write24(Span<byte> to, uint value)
    {
        to[0] = (byte)value;
        to[1] = (byte)(value >> 8);
        to[2] = (byte)(value >> 16);
    }

    private static uint Read24(ReadOnlySpan<byte> from) => (uint)(from[0] | (from[1] << 8) | (from[2] << 16));
}
