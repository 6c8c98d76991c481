using System.Net.Sockets;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;

/// <summary>A modem behind a TCP port.</summary>
internal sealed class TcpLine : ILine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TcpClient _client;
    private readonly NetworkStream _stream;
    private readonly string _name;

    private TcpLine(TcpClient client, string name)
    {
        (_client, _name) = (client, name);
        _stream = client.GetStream();
    }

    public static async Task<ILine> OpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        string name = $"tcp://{host}:{port}";
        TcpClient client = new() { NoDelay = true };
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await client.ConnectAsync(host, port, patience.Token);
            return new TcpLine(client, name);
        }
        catch (SocketException error)
        {
            client.Dispose();
            throw new LineException($"Connecting to the modem at {name} failed ({error.Message}): check that it runs and that the address is right.", error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            client.Dispose();
            throw new LineException($"Connecting to the modem at {name} took longer than {Patience.TotalSeconds:0} s: check address and firewall.");
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(bytes, cancellationToken);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            throw Gone(error);
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            int count = await _stream.ReadAsync(buffer, cancellationToken);
            return count > 0 ? count : throw Gone(null);
        }
        catch (Exception error) when (error is IOException and not LineException or ObjectDisposedException)
        {
            throw Gone(error);
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private LineException Gone(Exception? cause)
    {
        string text = $"The line to the modem at {_name} broke: check that the modem runs and that nobody else uses the line.";
        return cause is null ? new LineException(text) : new LineException(text, cause);
    }
}
