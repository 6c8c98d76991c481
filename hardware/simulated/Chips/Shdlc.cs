namespace EdgeNodes.Simulated.Chips;

/// <summary>Sensirion's SHDLC frames, the device's side (SPS30 data sheet 5.2): stuffing, checksum, state.</summary>
public static class Shdlc
{
    public const byte Delimiter = 0x7E;
    private const byte Escape = 0x7D;

    /// <summary>The device's frame: address, command, state, length, data, checksum.</summary>
    public static byte[] Answer(byte address, byte command, byte state, params byte[] data)
    {
        byte[] content = [address, command, state, (byte)data.Length, .. data];
        return [Delimiter, .. Stuffed(content), .. Stuffed(Sum(content)), Delimiter];
    }

    /// <summary>The content of a frame between its delimiters, checksum checked and taken off; null for a damaged one.</summary>
    public static byte[]? Unstuffed(IReadOnlyList<byte> stuffed)
    {
        var content = new List<byte>();
        for (var i = 0; i < stuffed.Count; i++)
        {
            if (stuffed[i] != Escape)
            {
                content.Add(stuffed[i]);
            }
            else if (++i < stuffed.Count && stuffed[i] is 0x5E or 0x5D or 0x31 or 0x33)
            {
                content.Add((byte)(stuffed[i] ^ 0x20));
            }
            else
            {
                return null;
            }
        }

        return content.Count >= 4 && content[^1] == Sum([.. content[..^1]]) ? [.. content[..^1]] : null;
    }

    public static byte Sum(params byte[] content) => (byte)~content.Sum(value => value);

    private static IEnumerable<byte> Stuffed(params byte[] content) =>
        content.SelectMany(value => value is Delimiter or Escape or 0x11 or 0x13 ? new[] { Escape, (byte)(value ^ 0x20) } : [value]);
}
