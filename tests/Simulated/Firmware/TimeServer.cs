using System.Net;
using System.Net.Sockets;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>A time server that can say that its own clock is not to be trusted.</summary>
internal sealed class TimeServer : IDisposable
{
    private readonly UdpClient socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly Thread thread;
    private int asked;

    internal TimeServer()
    {
        thread = new Thread(Serve) { IsBackground = true };
        thread.Start();
    }

    internal IPEndPoint EndPoint => (IPEndPoint)socket.Client.LocalEndPoint!;

    internal bool IsTrusted { get; set; } = true;

    internal int Asked => Volatile.Read(ref asked);

    public void Dispose()
    {
        socket.Dispose();
        thread.Join();
    }

    private void Serve()
    {
        try
        {
            while (true)
            {
                IPEndPoint? from = null;
                var request = socket.Receive(ref from);
                if (request.Length < 48)
                {
                    // What a socket that is being disposed hands out on Linux: the next call says that it is gone.
                    continue;
                }

                Interlocked.Increment(ref asked);
                var answer = new byte[48];
                answer[0] = (byte)(IsTrusted ? 0x24 : 0xE4);
                answer[1] = (byte)(IsTrusted ? 2 : 0);
                Array.Copy(request, 40, answer, 24, 8);
                var seconds = (uint)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 2208988800);
                System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(40), seconds);
                socket.Send(answer, from);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }
}
