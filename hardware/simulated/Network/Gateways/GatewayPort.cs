using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using EdgeNodes.LoRaWan;
using EdgeNodes.Simulated.Radio.Forwarder;

namespace EdgeNodes.Simulated.Network.Gateways;

/// <summary>The UDP port that packet forwarders talk to.</summary>
internal sealed class GatewayPort(int port, Refusals refusals, Action<Reception> received) : IDisposable
{
    private const int GatewayLimit = 64;
    private const int PendingLimit = 256;

    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, port));
    private readonly ConcurrentDictionary<Eui64, IPEndPoint> _gateways = new();
    private readonly ConcurrentDictionary<ushort, Action<string>> _pending = new();
    private int _token;

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    public int Count => _gateways.Count;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                UdpReceiveResult result = await _socket.ReceiveAsync(stop);
                if (GatewayMessage.TryRead(result.Buffer, out GatewayMessage? message, out string reason))
                {
                    await HandleAsync(message!, result.RemoteEndPoint, stop);
                }
                else
                {
                    refusals.Count(reason);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException)
            {
                // An ICMP answer to something we sent to a forwarder that is gone.
            }
        }
    }

    /// <summary>Asks a gateway to send; `verdict` gets `NONE`, or why it did not, or is never called.</summary>
    public async Task SendAsync(Eui64 gateway, TxPacket packet, Action<string> verdict, CancellationToken stop)
    {
        if (!_gateways.TryGetValue(gateway, out IPEndPoint? address))
        {
            refusals.Count("downlink-gateway-unknown");
            return;
        }
        ushort token = (ushort)Interlocked.Increment(ref _token);
        if (_pending.Count >= PendingLimit)
        {
            // Forwarders that never confirm must not fill the memory.
            _pending.Clear();
        }
        _pending[token] = verdict;
        await ReplyAsync(new GatewayMessage(GatewayMessageKind.PullResponse, token, default, packet.ToJson()), address, stop);
    }

    public void Dispose() => _socket.Dispose();

    private async Task HandleAsync(GatewayMessage message, IPEndPoint from, CancellationToken stop)
    {
        switch (message.Kind)
        {
            case GatewayMessageKind.PushData:
                await ReplyAsync(new GatewayMessage(GatewayMessageKind.PushAck, message.Token, default, default), from, stop);
                foreach (RxPacket packet in RxPacket.ReadAll(message.Json, refusals.Count))
                {
                    received(new Reception(message.Gateway, packet));
                }
                break;
            case GatewayMessageKind.PullData:
                if (_gateways.Count < GatewayLimit || _gateways.ContainsKey(message.Gateway))
                {
                    _gateways[message.Gateway] = from;
                    await ReplyAsync(new GatewayMessage(GatewayMessageKind.PullAck, message.Token, default, default), from, stop);
                }
                else
                {
                    refusals.Count("gateway-limit");
                }
                break;
            case GatewayMessageKind.TxAck:
                if (_pending.TryRemove(message.Token, out Action<string>? verdict))
                {
                    verdict(Verdict(message.Json));
                }
                break;
            default:
                refusals.Count("datagram-direction");
                break;
        }
    }

    private static string Verdict(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return "NONE";
        }
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            return document.RootElement.GetProperty("txpk_ack").GetProperty("error").GetString() is { Length: <= 32 } error ? error : "UNKNOWN";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return "UNKNOWN";
        }
    }

    private async Task ReplyAsync(GatewayMessage message, IPEndPoint to, CancellationToken stop) =>
        await _socket.SendAsync(message.ToBytes(), to, stop);
}
