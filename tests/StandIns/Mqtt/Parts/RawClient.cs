using System.Net;
using System.Net.Sockets;

namespace EdgeNodes.StandIns.Tests.Mqtt.Parts;

/// <summary>A peer that sends any bytes it likes.</summary>
internal sealed class RawClient : IDisposable
{
    readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    RawClient()
    {
    }

    public static async Task<RawClient> ConnectAsync(int port)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(IPAddress.Loopback, port);
        return client;
    }

    /// <summary>Connects and gets a CONNACK that says yes.</summary>
    public static async Task<RawClient> ConnectAsync(int port, string clientId, int version = 4, ushort keepAlive = 0, bool cleanStart = true)
    {
        var client = await ConnectAsync(port);
        await client.SendAsync(Wire.Connect(clientId, version, keepAlive, cleanStart));
        var connAck = await client.ReceiveAsync();
        Assert.Equal(0x20, connAck[0]);
        Assert.Equal(0, connAck[3]);
        return client;
    }

    public async Task SendAsync(params byte[] bytes) => await _socket.SendAsync(bytes);

    /// <summary>The next packet; empty at the end of the connection.</summary>
    public async Task<byte[]> ReceiveAsync()
    {
        try
        {
            var head = await ExactlyAsync(2);
            var length = head[1] & 0x7F;
            for (var shift = 7; (head[^1] & 0x80) != 0; shift += 7)
            {
                head = [.. head, .. await ExactlyAsync(1)];
                length |= (head[^1] & 0x7F) << shift;
            }

            return [.. head, .. await ExactlyAsync(length)];
        }
        catch (Exception exception) when (exception is SocketException or EndOfStreamException)
        {
            return [];
        }
    }

    /// <summary>Reads until the server ends the connection.</summary>
    /// <returns>The packets that came before.</returns>
    public async Task<List<byte[]>> ReceiveAllAsync()
    {
        var packets = new List<byte[]>();
        while (await ReceiveAsync() is { Length: > 0 } packet)
        {
            packets.Add(packet);
        }

        return packets;
    }

    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    public void Dispose() => _socket.Dispose();

    async Task<byte[]> ExactlyAsync(int count)
    {
        var bytes = new byte[count];
        for (var received = 0; received < count;)
        {
            var n = await _socket.ReceiveAsync(bytes.AsMemory(received)).AsTask().InTime("An answer of the server, or the end of the connection,");
            received += n > 0 ? n : throw new EndOfStreamException();
        }

        return bytes;
    }
}
