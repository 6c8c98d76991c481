using System.Buffers.Binary;

namespace EdgeNodes.LoRaWan.Crypto;

/// <summary>The two keys of a LoRaWAN 1.0.x session.</summary>
/// <param name="NwkSKey">Integrity of all frames, and encryption on port 0.</param>
/// <param name="AppSKey">Encryption on ports 1 to 223.</param>
public sealed record SessionKeys(AesKey NwkSKey, AesKey AppSKey)
{
    /// <summary>Derives both keys after a join (LoRaWAN 1.0.3, 6.2.5).</summary>
    /// <param name="appKey">The root key of the device.</param>
    /// <param name="appNonce">24 bits, chosen by the network.</param>
    /// <param name="netId">24 bits, the network's id.</param>
    /// <param name="devNonce">The nonce of the join request.</param>
    public static SessionKeys Derive(AesKey appKey, uint appNonce, uint netId, ushort devNonce) =>
        new(One(appKey, 1, appNonce, netId, devNonce), One(appKey, 2, appNonce, netId, devNonce));

    /// <summary>The key that encrypts the payload of a port.</summary>
    public AesKey ForPort(byte port) => port == 0 ? NwkSKey : AppSKey;

    private static AesKey One(AesKey appKey, byte kind, uint appNonce, uint netId, ushort devNonce)
    {
        Span<byte> block = stackalloc byte[AesKey.Size];
        block.Clear();
        block[0] = kind;
        // Both are 24 bits little endian: the fourth byte written is overwritten by what follows.
        BinaryPrimitives.WriteUInt32LittleEndian(block[1..], appNonce);
        BinaryPrimitives.WriteUInt32LittleEndian(block[4..], netId);
        BinaryPrimitives.WriteUInt16LittleEndian(block[7..], devNonce);
        Span<byte> key = stackalloc byte[AesKey.Size];
        appKey.EncryptBlocks(block, key);
        return new AesKey(key);
    }
}
