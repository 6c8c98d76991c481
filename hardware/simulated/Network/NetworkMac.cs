using EdgeNodes.LoRaWan.Mac;

namespace EdgeNodes.Simulated.Network;

/// <summary>Answers the MAC commands that a device may ask (LoRaWAN 1.0.3, 5).</summary>
internal static class NetworkMac
{
    // Length of what follows the identifier, device to network.
    private static int LengthOf(byte cid) => cid switch
    {
        0x02 or 0x04 or 0x08 or 0x09 or 0x0D => 0,
        0x03 or 0x05 or 0x07 or 0x0A => 1,
        0x06 => 2,
        _ => -1,
    };

    /// <summary>The answers to what rides in an uplink.</summary>
    public static byte[] Answer(DataFrame frame, double snr, int gateways, DateTimeOffset received)
    {
        List<byte> answers = [];
        ReadOnlySpan<byte> commands = frame.Port == 0 ? frame.Payload.Span : frame.Options.Span;
        while (!commands.IsEmpty && LengthOf(commands[0]) is int length and >= 0 && commands.Length > length)
        {
            switch (commands[0])
            {
                case 0x02:
                    // Margin: dB above the least that SF7 needs (-7.5 dB).
                    answers.AddRange([0x02, (byte)Math.Clamp(snr + 7.5, 0, 254), (byte)Math.Min(gateways, 255)]);
                    break;
                case 0x0D:
                    // GPS time: seconds since 1980-01-06 without leap seconds, which are 18 since 2017, and 1/256 s.
                    uint seconds = (uint)(received.ToUnixTimeSeconds() - 315_964_800L + 18);
                    answers.AddRange([0x0D, (byte)seconds, (byte)(seconds >> 8), (byte)(seconds >> 16), (byte)(seconds >> 24),
                        (byte)(received.Millisecond * 256 / 1000)]);
                    break;
                default:
                    break;
            }
            commands = commands[(1 + length)..];
        }
        return [.. answers.Take(DataFrame.MaxOptions)];
    }
}
