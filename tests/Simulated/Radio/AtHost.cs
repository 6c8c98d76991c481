using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace EdgeNodes.Tests.Simulated.Radio;

/// <summary>Somebody who types AT commands, knowing nothing of our driver.</summary>
internal sealed class AtHost(TimeTurner? clock) : IAsyncDisposable
{
    private readonly TcpClient _line = new();
    private readonly Channel<string> _answers = Channel.CreateUnbounded<string>();
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();
    private Task _reading = Task.CompletedTask;

    /// <param name="port">Where the modem listens.</param>
    /// <param name="clock">The modem's clock, turned while something of the modem's own is waited for; null when it goes by itself.</param>
    public static async Task<AtHost> ConnectAsync(int port, TimeTurner? clock = null)
    {
        AtHost host = new(clock);
        await host._line.ConnectAsync("127.0.0.1", port);
        host._reading = Task.Run(host.ReadAsync);
        return host;
    }

    /// <summary>Sends a command and returns all lines up to the status.</summary>
    public async Task<string[]> AskAsync(string command)
    {
        await SayAsync(command + "\r\n");
        List<string> lines = [];
        using CancellationTokenSource patience = new(Eventually.Limit);
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
    public Task<string> EventAsync() => NextAsync(_events.Reader, "an event of the modem");

    /// <summary>The next line that is no event.</summary>
    public Task<string> LineAsync() => NextAsync(_answers.Reader, "a line of the modem");

    public async ValueTask DisposeAsync()
    {
        _line.Dispose();
        await _reading;
    }

    private async Task<string> NextAsync(ChannelReader<string> lines, string what)
    {
        using CancellationTokenSource patience = new(Eventually.Limit);
        Func<Task<string>> next = () => lines.ReadAsync(patience.Token).AsTask();
        return clock is null ? await next() : await clock.While(next, what);
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
