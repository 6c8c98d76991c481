using EdgeNodes.LoRaWan;
using EdgeNodes.LoRaWan.Crypto;

namespace EdgeNodes.Tests.LoRaWan;

/// <summary>Packets and keys that other implementations agree on.</summary>
internal static class Golden
{
    public static readonly SessionKeys Keys = new(
        AesKey.Parse("44024241ed4ce9a68c6a8bc055233fd3"), AesKey.Parse("ec925802ae430ca77fd3dd73cb2cc588"));

    public static readonly AesKey AppKey = AesKey.Parse("98929b92c49edba9676d646d3b612456");

    public static byte[] Hex(string text) => Convert.FromHexString(text);

    public static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);

    public static AesKey Repeated(byte value) => new(Enumerable.Repeat(value, AesKey.Size).ToArray());
}
