using System.Buffers.Binary;

namespace EdgeNodes.Gateway.Clock;

/// <summary>
/// The server's half of SNTP (RFC 4330, section 6; the header is that of RFC 5905, 7.3): one answer of 48 bytes for one request
/// of at least as many, so nobody can make it talk more than it is talked to.
/// </summary>
internal static class SntpPacket
{
    public const int Bytes = 48;

    private const int OriginateAt = 24;
    private const int ReceiveAt = 32;
    private const int TransmitAt = 40;
    private const int Client = 3;
    private const int Server = 4;
    private const int Alarm = 3;
    private const byte Stratum = 4;

    // Stratum 0 with a kiss code (RFC 4330, section 8), not 16: the lwIP client of an ESP32 looks at nothing else, least of all at the
    // leap indicator, and would take the time from this clock.
    private const byte KissOfDeath = 0;
    private const uint NotYetSynchronized = 0x494E4954;
    private const long SecondsTo1970 = 2208988800;

    /// <summary>Fills in the answer; false for what deserves none.</summary>
    /// <param name="request">A datagram.</param>
    /// <param name="answer">At least <see cref="Bytes"/>.</param>
    /// <param name="arrived">When the datagram arrived; nothing of consequence lies between that and the answer.</param>
    /// <param name="trusted">False: the answer says that this clock is not to be believed.</param>
    public static bool TryAnswer(ReadOnlySpan<byte> request, Span<byte> answer, DateTimeOffset arrived, bool trusted)
    {
        int version = request.Length >= Bytes ? (request[0] >> 3) & 7 : 0;
        if (version is < 1 or > 4 || (request[0] & 7) != Client)
        {
            return false;
        }

        ulong now = Timestamp(arrived);
        answer[..Bytes].Clear();
        answer[0] = (byte)(((trusted ? 0 : Alarm) << 6) | (version << 3) | Server);
        answer[1] = trusted ? Stratum : KissOfDeath;
        answer[2] = request[2];
        answer[3] = unchecked((byte)-20);

        // Root dispersion: what a gateway behind a mobile link may err by, 1/16 s.
        BinaryPrimitives.WriteUInt32BigEndian(answer[8..], 0x1000);

        // Reference: this machine's own clock, which somebody else keeps; or the kiss code, "INIT" in ASCII.
        BinaryPrimitives.WriteUInt32BigEndian(answer[12..], trusted ? 0x7F7F0101 : NotYetSynchronized);
        BinaryPrimitives.WriteUInt64BigEndian(answer[16..], trusted ? now & 0xFFFFFFFF00000000 : 0);
        request.Slice(TransmitAt, 8).CopyTo(answer[OriginateAt..]);
        BinaryPrimitives.WriteUInt64BigEndian(answer[ReceiveAt..], now);
        BinaryPrimitives.WriteUInt64BigEndian(answer[TransmitAt..], now);
        return true;
    }

    // Seconds since 1900 modulo 2^32 (era 1 begins in 2036), and the fraction.
    private static ulong Timestamp(DateTimeOffset time)
    {
        long ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        long seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out long rest);
        return ((ulong)(uint)(seconds + SecondsTo1970) << 32) | (((ulong)rest << 32) / TimeSpan.TicksPerSecond);
    }
}
