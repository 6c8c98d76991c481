namespace EdgeNodes.LoRaWan.Crypto;

/// <summary>AES-CMAC (RFC 4493): the base class library has none.</summary>
public static class Cmac
{
    private const int Block = 16;

    /// <summary>The 16-byte tag of <paramref name="message"/>.</summary>
    public static byte[] Compute(AesKey key, ReadOnlySpan<byte> message)
    {
        Span<byte> subkey = stackalloc byte[Block];
        key.EncryptBlocks(stackalloc byte[Block], subkey);
        Double(subkey);

        int blocks = Math.Max(1, (message.Length + Block - 1) / Block);
        int tail = message.Length - ((blocks - 1) * Block);
        Span<byte> last = stackalloc byte[Block];
        message[((blocks - 1) * Block)..].CopyTo(last);
        if (tail < Block)
        {
            last[tail] = 0x80;
            Double(subkey);
        }
        Xor(last, subkey);

        byte[] tag = new byte[Block];
        Span<byte> mixed = stackalloc byte[Block];
        for (int i = 0; i < blocks; i++)
        {
            mixed.Clear();
            (i == blocks - 1 ? last : message.Slice(i * Block, Block)).CopyTo(mixed);
            Xor(mixed, tag);
            key.EncryptBlocks(mixed, tag);
        }
        return tag;
    }

    // Multiplication by x in GF(2^128), RFC 4493 2.3.
    private static void Double(Span<byte> value)
    {
        int carry = value[0] >> 7;
        for (int i = 0; i < Block - 1; i++)
        {
            value[i] = (byte)((value[i] << 1) | (value[i + 1] >> 7));
        }
        value[Block - 1] = (byte)((value[Block - 1] << 1) ^ (carry * 0x87));
    }

    private static void Xor(Span<byte> into, ReadOnlySpan<byte> with)
    {
        for (int i = 0; i < into.Length; i++)
        {
            into[i] ^= with[i];
        }
    }
}
