using System.Security.Cryptography;

namespace EdgeNodes.LoRaWan.Crypto;

/// <summary>A 128-bit key. It never prints itself, so it cannot reach a log by accident.</summary>
public sealed class AesKey
{
    /// <summary>Length of a key in bytes.</summary>
    public const int Size = 16;

    private readonly byte[] _bytes;

    /// <summary>Takes a copy of 16 bytes, most significant first.</summary>
    /// <exception cref="ArgumentException">The span is not 16 bytes long.</exception>
    public AesKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException($"An AES key has {Size} bytes, this one has {bytes.Length}.", nameof(bytes));
        }
        _bytes = bytes.ToArray();
    }

    /// <summary>Reads 32 hex digits, most significant first.</summary>
    public static bool TryParse(string? text, out AesKey? key)
    {
        key = null;
        text = text?.Trim();
        if (text is not { Length: 2 * Size } || !text.All(char.IsAsciiHexDigit))
        {
            return false;
        }
        key = new AesKey(Convert.FromHexString(text));
        return true;
    }

    /// <summary>Reads 32 hex digits or throws; the text of the error does not repeat the key.</summary>
    public static AesKey Parse(string text) =>
        TryParse(text, out AesKey? key) ? key! : throw new FormatException("An AES key is written as 32 hex digits.");

    /// <summary>The key in lower-case hex, for the places that must store it.</summary>
    public string ToHex() => Convert.ToHexStringLower(_bytes);

    /// <summary>AES blocks forwards: a device reads a join accept with it.</summary>
    public void EncryptBlocks(ReadOnlySpan<byte> input, Span<byte> output)
    {
        using Aes aes = Open();
        aes.EncryptEcb(input, output, PaddingMode.None);
    }

    /// <summary>AES blocks backwards: a network server builds a join accept with it (LoRaWAN 1.0.3, 6.2.5).</summary>
    public void DecryptBlocks(ReadOnlySpan<byte> input, Span<byte> output)
    {
        using Aes aes = Open();
        aes.DecryptEcb(input, output, PaddingMode.None);
    }

    /// <inheritdoc/>
    public override string ToString() => "AES key (hidden)";

    private Aes Open()
    {
        Aes aes = Aes.Create();
        aes.Key = _bytes;
        return aes;
    }
}
