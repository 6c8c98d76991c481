using System.Buffers.Binary;
using EdgeNodes.LoRaWan.Crypto;

namespace EdgeNodes.LoRaWan.Mac;

/// <summary>A device asks to join (LoRaWAN 1.0.3, 6.2.4): 00 | JoinEUI | DevEUI | DevNonce | MIC, little endian.</summary>
public sealed record JoinRequest(Eui64 JoinEui, Eui64 DevEui, ushort DevNonce)
{
    /// <summary>Length on the air in bytes.</summary>
    public const int Size = 23;

    /// <summary>The packet, signed.</summary>
    public byte[] ToBytes(AesKey appKey)
    {
        byte[] phy = new byte[Size];
        phy[0] = (byte)MessageType.JoinRequest;
        BinaryPrimitives.WriteUInt64LittleEndian(phy.AsSpan(1), JoinEui.Value);
        BinaryPrimitives.WriteUInt64LittleEndian(phy.AsSpan(9), DevEui.Value);
        BinaryPrimitives.WriteUInt16LittleEndian(phy.AsSpan(17), DevNonce);
        FrameCrypto.JoinMic(appKey, phy.AsSpan(0, 19)).CopyTo(phy, 19);
        return phy;
    }

    /// <summary>Reads a packet; its signature is judged by <see cref="Verify"/>, once the DevEUI has led to a key.</summary>
    public static bool TryRead(ReadOnlySpan<byte> phy, out JoinRequest? request, out string error)
    {
        request = null;
        if (!PhyPayload.TryGetType(phy, out MessageType type, out error))
        {
            return false;
        }
        if (type != MessageType.JoinRequest || phy.Length != Size)
        {
            error = $"a join request is {Size} bytes of type 00, this is {phy.Length} of type {phy[0]:x2}";
            return false;
        }
        request = new JoinRequest(
            new Eui64(BinaryPrimitives.ReadUInt64LittleEndian(phy[1..])),
            new Eui64(BinaryPrimitives.ReadUInt64LittleEndian(phy[9..])),
            BinaryPrimitives.ReadUInt16LittleEndian(phy[17..]));
        return true;
    }

    /// <summary>Whether the packet was signed with this key.</summary>
    public static bool Verify(ReadOnlySpan<byte> phy, AesKey appKey) =>
        phy.Length == Size && FrameCrypto.Same(phy[19..], FrameCrypto.JoinMic(appKey, phy[..19]));
}
