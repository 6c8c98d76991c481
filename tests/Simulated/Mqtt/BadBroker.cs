using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EdgeNodes.Simulated.Tests.Mqtt;

/// <summary>A broker that answers one client with bytes of the test's choice, and keeps the headers of what it is sent.</summary>
internal sealed class BadBroker : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Thread _thread;

    internal BadBroker(params byte[] answer)
    {
        _listener.Start();
        _thread = new Thread(() => Serve(answer)) { IsBackground = true };
        _thread.Start();
    }

    internal static byte[] Welcome => [0x20, 2, 0, 0];

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>First byte of each packet after CONNECT.</summary>
    internal BlockingCollection<byte> Headers { get; } = [];

    public void Dispose()
    {
        _listener.Stop();
        _thread.Join();
        Headers.Dispose();
    }

    private void Serve(byte[] answer)
    {
        try
        {
            using var client = _listener.AcceptTcpClient();
            using var stream = client.GetStream();
            ReadPacket(stream);
            stream.Write(answer);
            while (true)
            {
                Headers.Add(ReadPacket(stream));
            }
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // The client went, or the test is over.
        }
    }

    // The packets of these tests are short: one length byte.
    private static byte ReadPacket(NetworkStream stream)
    {
        var head = new byte[2];
        stream.ReadExactly(head);
        stream.ReadExactly(new byte[head[1]]);
        return head[0];
    }
}
