using EdgeNodes.LoRaWan.Crypto;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan;

/// <summary>The root key lies in a file of its own, so that settings can be shown, copied and logged.</summary>
public static class AppKeyFile
{
    /// <summary>Reads the key: the first line, 32 hex digits.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">It holds no key; the message names the file and not its contents.</exception>
    public static AesKey Read(string path) =>
        AesKey.TryParse(File.ReadLines(path).FirstOrDefault(), out AesKey? key)
            ? key!
            : throw new FormatException($"The file {path} holds no LoRaWAN key: its first line must be 32 hex digits.");
}
