using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace EdgeNodes.Tests.Simulated.Radio;

/// <summary>Somebody who types AT commands, knowing nothing of our driver.</summary>
internal sealed class AtHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpClient _line = new();
    private readonly Channel<string> _answers = Channel.CreateUnbounded<string>();
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();
    private Task _reading = Task.CompletedTask;

    public static async Task<AtHost> ConnectAsync(int port)
    {
        AtHost host = new();
        await host._line.ConnectAsync("127.0.0.1", port);
        host._reading = host.ReadAsync();
        return host;
    }

    /// <summary>Sends a command and returns all lines up to the status.</summary>
    public async Task<string[]> AskAsync(string command)
    {
        await SayAsync(command + "\r\n");
        List<string> lines = [];
        using CancellationTokenSource patience = new(Patience);
        while (true)
        {
            string line = await _answers.Reader.ReadAsync(patience.Token);
            lines.Add(line);
            if (line == "OK" || (line.StartsWith("AT_", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal)))
            {
                return [.. lines];
            }
        }
    }

    /// <summary>Sends a command and returns its status.</summary>
    public async Task<string> StatusAsync(string command) => (await AskAsync(command))[^1];

    public async Task SayAsync(string text) => await _line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

    /// <summary>The next event.</summary>
    public async Task<string> EventAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        return await _events.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The next line that is no event.</summary>
    public async Task<string> LineAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        return await _answers.Reader.ReadAsync(patience.Token);
    }

    public bool HeardMore => _events.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        _line.Dispose();
        await _reading;
    }

    private async Task ReadAsync()
    {
        try
        {
            using StreamReader reader = new(_line.GetStream(), Encoding.ASCII);
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.Length > 0)
                {
                    (line.StartsWith("+EVT:", StringComparison.Ordinal) ? _events : _answers).Writer.TryWrite(line);
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
        }
    }
}
