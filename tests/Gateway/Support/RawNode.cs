using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EdgeNodes.Gateway.Tests.Support;

/// <summary>
/// An MQTT 3.1.1 client of bare bytes, as M2Mqtt on a node puts them: what it gets acknowledged and what not is seen
/// packet by packet.
/// </summary>
internal sealed class RawNode : IDisposable
{
    private readonly TcpClient client = new() { NoDelay = true };
    private readonly NetworkStream stream;

    private RawNode(int port)
    {
        client.Connect(IPAddress.Loopback, port);
        stream = client.GetStream();
    }

    /// <summary>Connects; the code is CONNACK's return code (0 = accepted, 4 and 5 = refused).</summary>
    public static async Task<(RawNode Node, int Code)> Connect(int port, string id, string? password = null)
    {
        var node = new RawNode(port);
        using var body = new MemoryStream();
        body.Write([0, 4, .. "MQTT"u8, 4, (byte)(password == null ? 0 : 0xC0), 0, 60]);
        Text(body, id);
        if (password != null)
        {
            Text(body, id);
            Text(body, password);
        }

        await node.Send(0x10, body.ToArray());
        byte[]? answer = await node.Packet();
        return (node, answer is [0x20, 2, _, var code] ? code : -1);
    }

    public async Task Publish(string topic, byte[] payload, ushort packetId, bool again = false)
    {
        using var body = new MemoryStream();
        Text(body, topic);
        body.Write([(byte)(packetId >> 8), (byte)packetId]);
        body.Write(payload);
        await Send((byte)(again ? 0x3A : 0x32), body.ToArray());
    }

    public async Task<byte[]?> Subscribe(string filter)
    {
        using var body = new MemoryStream();
        body.Write([0, 77]);
        Text(body, filter);
        body.WriteByte(1);
        await Send(0x82, body.ToArray());
        return await Packet();
    }

    public Task Acknowledge(ushort packetId) => Send(0x40, [(byte)(packetId >> 8), (byte)packetId]);

    /// <summary>The packet id of the next PUBACK; null when the connection was closed instead.</summary>
    public async Task<ushort?> PubAck()
    {
        byte[]? packet = await Packet();
        if (packet == null)
        {
            return null;
        }

        Assert.Equal(0x40, packet[0]);
        return BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(2));
    }

    /// <summary>The next packet; null when the connection was closed.</summary>
    public async Task<byte[]?> Packet()
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        var start = new byte[2];
        try
        {
            await stream.ReadExactlyAsync(start, limit.Token);
            var rest = new byte[start[1]];
            await stream.ReadExactlyAsync(rest, limit.Token);
            return [.. start, .. rest];
        }
        catch (IOException)
        {
            return null;
        }
    }

    public async Task Send(byte kind, byte[] body)
    {
        var packet = new List<byte> { kind };
        for (int length = body.Length; ; length >>= 7)
        {
            packet.Add((byte)(length > 127 ? (length & 127) | 128 : length));
            if (length <= 127)
            {
                break;
            }
        }

        packet.AddRange(body);
        await stream.WriteAsync(packet.ToArray());
    }

    public async Task SendBytes(byte[] bytes) => await stream.WriteAsync(bytes);

    public void Dispose() => client.Dispose();

    private static void Text(MemoryStream into, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        into.Write([(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes]);
    }
}
