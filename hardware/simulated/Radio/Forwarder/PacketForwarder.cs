using System.Net.Sockets;
using System.Text;
using EdgeNodes.LoRaWan;
using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Simulated.Radio.Forwarder;

/// <summary>
/// The gateway half of the virtual modem: what the air carried goes to a network server as Semtech UDP packets, and what
/// the server wants sent goes on the air. A server that is away costs packets, as it does in the field, and nothing else.
/// </summary>
internal sealed class PacketForwarder(Eui64 gateway, string host, int port, Air air, TimeProvider time, Action<AirDownlink> onDownlink)
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TooEarly = TimeSpan.FromSeconds(30);

    private UdpClient? _socket;
    private int _token;

    /// <summary>Keeps the way back open and takes what comes, until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using UdpClient socket = new();
            using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(stop);
            try
            {
                socket.Connect(host, port);
                Volatile.Write(ref _socket, socket);
                Task keepAlive = KeepAliveAsync(socket, both.Token);
                try
                {
                    await ReceiveAsync(socket, both.Token);
                }
                finally
                {
                    Volatile.Write(ref _socket, null);
                    await both.CancelAsync();
                    await keepAlive;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException)
            {
                // Port unreachable or no such host yet: the server will come back, and so do we.
                await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(200), time, stop));
            }
        }
    }

    /// <summary>Passes a packet from the air on.</summary>
    public async Task PushAsync(RxPacket packet, CancellationToken stop) =>
        await SendAsync(new GatewayMessage(GatewayMessageKind.PushData, NextToken(), gateway, packet.ToJson()), stop);

    private async Task KeepAliveAsync(UdpClient socket, CancellationToken stop)
    {
        using PeriodicTimer timer = new(KeepAlive, time);
        try
        {
            do
            {
                GatewayMessage pull = new(GatewayMessageKind.PullData, NextToken(), gateway, default);
                await socket.SendAsync(pull.ToBytes(), stop);
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The receiving loop notices the same and starts anew.
        }
    }

    private async Task ReceiveAsync(UdpClient socket, CancellationToken stop)
    {
        while (true)
        {
            UdpReceiveResult result = await socket.ReceiveAsync(stop);
            if (GatewayMessage.TryRead(result.Buffer, out GatewayMessage? message, out _) && message!.Kind == GatewayMessageKind.PullResponse)
            {
                string verdict = TxPacket.TryRead(message.Json, out TxPacket? packet) ? Schedule(packet!) : "TX_FREQ";
                byte[] json = Encoding.ASCII.GetBytes($$$"""{"txpk_ack":{"error":"{{{verdict}}}"}}""");
                await SendAsync(new GatewayMessage(GatewayMessageKind.TxAck, message.Token, gateway, json), stop);
            }
        }
    }

    private string Schedule(TxPacket packet)
    {
        if (Eu868.ByText(packet.DataRate) is not { } rate || Eu868.SubBandOf(packet.FrequencyHz) is null)
        {
            return "TX_FREQ";
        }
        TimeSpan now = air.Now;
        TimeSpan start = now;
        if (packet.Timestamp is uint at)
        {
            // The difference of two wrapping counters, as a signed number.
            start = now + TimeSpan.FromMicroseconds(unchecked((int)(at - Air.Ticks(now))));
            if (start < now)
            {
                return "TOO_LATE";
            }
            if (start > now + TooEarly)
            {
                return "TOO_EARLY";
            }
        }
        onDownlink(air.Downlink(start, packet.FrequencyHz, rate, packet.PhyPayload));
        return "NONE";
    }

    private ushort NextToken() => (ushort)Interlocked.Increment(ref _token);

    private async Task SendAsync(GatewayMessage message, CancellationToken stop)
    {
        try
        {
            if (Volatile.Read(ref _socket) is { } socket)
            {
                await socket.SendAsync(message.ToBytes(), stop);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // UDP promises nothing; a lost datagram is a lost packet.
        }
    }
}
