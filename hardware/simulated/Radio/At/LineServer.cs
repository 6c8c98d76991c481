using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace EdgeNodes.Simulated.Radio.At;

/// <summary>
/// The modem's serial line as a TCP port (socat makes a pty of it). One host at a time, as on a wire: a new connection
/// takes the line over. What nobody listens to is gone.
/// </summary>
internal sealed class LineServer(int port, Func<string, Task> execute, Func<bool> echo) : IAsyncDisposable
{
    private const int BufferSize = 2048;

    private readonly TcpListener _listener = new(IPAddress.Loopback, port);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<string> _output = Channel.CreateBounded<string>(
        new BoundedChannelOptions(1024) { FullMode = BoundedChannelFullMode.DropOldest });
    private TcpClient? _host;
    private Task _work = Task.CompletedTask;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Start()
    {
        _listener.Start();
        _work = Task.WhenAll(Task.Run(AcceptAsync), Task.Run(WriteAsync));
    }

    public void Write(string text) => _output.Writer.TryWrite(text);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Volatile.Read(ref _host)?.Dispose();
        await _work;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        Task reading = Task.CompletedTask;
        try
        {
            while (true)
            {
                TcpClient next = await _listener.AcceptTcpClientAsync(_stop.Token);
                next.NoDelay = true;
                Interlocked.Exchange(ref _host, next)?.Dispose();
                await reading;
                reading = ReadAsync(next);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException || _stop.IsCancellationRequested)
        {
            // A listener that was stopped before it began to accept calls that an invalid operation.
            Volatile.Read(ref _host)?.Dispose();
            await reading;
        }
    }

    private async Task ReadAsync(TcpClient host)
    {
        byte[] chunk = new byte[512];
        StringBuilder line = new(BufferSize);
        try
        {
            NetworkStream stream = host.GetStream();
            while (true)
            {
                int count = await stream.ReadAsync(chunk, _stop.Token);
                if (count == 0)
                {
                    return;
                }
                foreach (char letter in Encoding.Latin1.GetString(chunk, 0, count))
                {
                    if (echo())
                    {
                        Write(letter.ToString());
                    }
                    if (letter is not ('\r' or '\n'))
                    {
                        // What does not fit into the buffer is dropped.
                        _ = line.Length < BufferSize ? line.Append(letter) : line;
                    }
                    else if (line.Length > 0)
                    {
                        string command = line.ToString();
                        line.Clear();
                        await execute(command);
                    }
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The host hung up.
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (string text in _output.Reader.ReadAllAsync(_stop.Token))
            {
                if (Volatile.Read(ref _host) is not { } host)
                {
                    continue;
                }
                try
                {
                    await host.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text), _stop.Token);
                }
                catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
                {
                    // Nobody listens.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }
}
