using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace EdgeNodes.Simulated.Boards;

/// <summary>
/// One exchange as lwIP's SNTP client does it (RFC 4330): what it would set the clock to, or nothing. It refuses stratum 0, the kiss of
/// death, and nothing else: neither an alarm in the leap indicator nor stratum 16.
/// </summary>
public static class SntpClient
{
    private const int PacketBytes = 48;
    private const int TransmitAt = 40;
    private const long UnixEpoch = 2208988800;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The server's time; null when it does not answer, or answers that its own clock is not to be trusted.</summary>
    public static DateTimeOffset? Ask(IPEndPoint server)
    {
        ArgumentNullException.ThrowIfNull(server);
        using var socket = new UdpClient(server.AddressFamily);
        socket.Client.ReceiveTimeout = (int)Patience.TotalMilliseconds;
        var request = new byte[PacketBytes];
        request[0] = 0x23; // version 4, client
        BinaryPrimitives.WriteInt64BigEndian(request.AsSpan(TransmitAt), Environment.TickCount64);
        try
        {
            socket.Connect(server);
            socket.Send(request);
            IPEndPoint? from = null;
            return Read(request, socket.Receive(ref from));
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static DateTimeOffset? Read(byte[] request, byte[] answer)
    {
        var isAnswer = answer.Length >= PacketBytes && (answer[0] & 7) == 4 && answer.AsSpan(24, 8).SequenceEqual(request.AsSpan(TransmitAt));
        var isTrusted = isAnswer && answer[1] != 0;
        return isTrusted ? DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(answer.AsSpan(TransmitAt)) - UnixEpoch) : null;
    }
}
