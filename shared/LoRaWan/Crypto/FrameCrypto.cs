using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EdgeNodes.LoRaWan.Crypto;

/// <summary>Integrity codes and payload encryption of data frames (LoRaWAN 1.0.3, 4.3.3 and 4.4).</summary>
public static class FrameCrypto
{
    /// <summary>Length of a message integrity code in bytes.</summary>
    public const int MicSize = 4;

    private const int Block = 16;

    /// <summary>The code of a join message: the first four bytes of the CMAC over it.</summary>
    public static byte[] JoinMic(AesKey appKey, ReadOnlySpan<byte> message) => Cmac.Compute(appKey, message)[..MicSize];

    /// <summary>The code of a data frame, <paramref name="message"/> being MHDR to FRMPayload.</summary>
    /// <param name="nwkSKey">Network session key.</param>
    /// <param name="uplink">Direction: true from the device to the network.</param>
    /// <param name="devAddr">Device address.</param>
    /// <param name="counter">The frame counter at its full 32 bits.</param>
    /// <param name="message">Everything before the code.</param>
    public static byte[] DataMic(AesKey nwkSKey, bool uplink, uint devAddr, uint counter, ReadOnlySpan<byte> message)
    {
        byte[] input = new byte[Block + message.Length];
        FillBlock(input, 0x49, uplink, devAddr, counter, (byte)message.Length);
        message.CopyTo(input.AsSpan(Block));
        return Cmac.Compute(nwkSKey, input)[..MicSize];
    }

    /// <summary>Encrypts or decrypts (it is the same) a FRMPayload in place.</summary>
    public static void Crypt(AesKey key, bool uplink, uint devAddr, uint counter, Span<byte> payload)
    {
        Span<byte> block = stackalloc byte[Block];
        Span<byte> stream = stackalloc byte[Block];
        for (int offset = 0; offset < payload.Length; offset += Block)
        {
            FillBlock(block, 0x01, uplink, devAddr, counter, (byte)((offset / Block) + 1));
            key.EncryptBlocks(block, stream);
            for (int i = 0; i < Block && offset + i < payload.Length; i++)
            {
                payload[offset + i] ^= stream[i];
            }
        }
    }

    /// <summary>Compares two codes without telling by its duration where they differ.</summary>
    public static bool Same(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => CryptographicOperations.FixedTimeEquals(a, b);

    private static void FillBlock(Span<byte> block, byte kind, bool uplink, uint devAddr, uint counter, byte last)
    {
        block[..Block].Clear();
        block[0] = kind;
        block[5] = uplink ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteUInt32LittleEndian(block[6..], devAddr);
        BinaryPrimitives.WriteUInt32LittleEndian(block[10..], counter);
        block[15] = last;
    }
}
