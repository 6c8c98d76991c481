using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EdgeNodes.Platform.Tests;

/// <summary>
/// Stands between the receiver and the broker. Can keep from the receiver's outgoing connection what the broker says, while
/// the broker still hears everything; and can cut all connections.
/// </summary>
internal sealed class DeafProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<(TcpClient Near, TcpClient Far)> pairs = [];
    private readonly List<Task> pumps = [];
    private readonly int brokerPort;
    private readonly Task accepting;
    private volatile bool deaf;

    public DeafProxy(int brokerPort)
    {
        this.brokerPort = brokerPort;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>From now on the outgoing connection hears nothing.</summary>
    public void Deafen() => deaf = true;

    /// <summary>Cuts all connections; the next ones hear again.</summary>
    public void Cut()
    {
        lock (pairs)
        {
            foreach (var (near, far) in pairs)
            {
                near.Dispose();
                far.Dispose();
            }

            pairs.Clear();
        }

        deaf = false;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        Cut();
        await Task.WhenAll(pumps);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync(stop.Token);
                var far = new TcpClient();
                await far.ConnectAsync(IPAddress.Loopback, brokerPort, stop.Token);
                var isOut = new TaskCompletionSource<bool>();
                lock (pairs)
                {
                    pairs.Add((near, far));
                }

                pumps.Add(PumpAsync(near.GetStream(), far.GetStream(), bytes => isOut.TrySetResult(Encoding.ASCII.GetString(bytes).Contains("-out", StringComparison.Ordinal)), () => false));
                pumps.Add(PumpAsync(far.GetStream(), near.GetStream(), _ => { }, () => deaf && isOut.Task is { IsCompletedSuccessfully: true, Result: true }));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private static async Task PumpAsync(NetworkStream from, NetworkStream to, Action<byte[]> first, Func<bool> swallow)
    {
        var buffer = new byte[16384];
        try
        {
            int count;
            while ((count = await from.ReadAsync(buffer)) > 0)
            {
                first(buffer[..count]);
                if (!swallow())
                {
                    await to.WriteAsync(buffer.AsMemory(0, count));
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // Cut.
        }

        from.Socket.Dispose();
        to.Socket.Dispose();
    }
}
