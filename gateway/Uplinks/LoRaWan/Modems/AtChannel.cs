using System.Globalization;
using System.Text;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;

/// <summary>
/// Sorts what a modem says: answers go to the command that waits for them, events and reboots to whoever listens. An
/// answer that comes after its command gave up is dropped.
/// </summary>
internal sealed class AtChannel : IAsyncDisposable
{
    private const int MaxLine = 1024;
    private const int MaxLines = 64;

    private readonly ILine _line;
    private readonly TimeProvider _time;
    private readonly Action<string> _onEvent;
    private readonly Action _onBoot;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly Task _reading;
    private TaskCompletionSource<AtReply>? _waiting;
    private TimeSpan _wait;
    private LineException? _broken;

    public AtChannel(ILine line, TimeProvider time, Action<string> onEvent, Action onBoot)
    {
        (_line, _time, _onEvent, _onBoot) = (line, time, onEvent, onBoot);
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Asks and waits for the status.</summary>
    /// <exception cref="ModemException">None came in time.</exception>
    /// <exception cref="LineException">The line is gone.</exception>
    public async Task<AtReply> AskAsync(string command, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            TaskCompletionSource<AtReply> waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                if (_broken is not null)
                {
                    throw new LineException(_broken.Message, _broken);
                }
                _lines.Clear();
                (_waiting, _wait) = (waiting, TimeSpan.Zero);
            }
            await _line.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken);
            return await waiting.Task.WaitAsync(timeout, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The name only: what follows may be a key.
            string name = command.Split('=')[0];
            throw new ModemException($"The modem did not answer {name} within {timeout.TotalSeconds:0.#} s.");
        }
        finally
        {
            lock (_gate)
            {
                _waiting = null;
            }
            _turn.Release();
        }
    }

    /// <summary>Says something that is not answered.</summary>
    public async Task SayAsync(string command, CancellationToken cancellationToken) =>
        await _line.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _line.DisposeAsync();
        await _reading;
        _stop.Dispose();
        _turn.Dispose();
    }

    private async Task ReadAsync()
    {
        byte[] chunk = new byte[512];
        StringBuilder line = new(MaxLine);
        try
        {
            while (true)
            {
                int count = await _line.ReadAsync(chunk, _stop.Token);
                foreach (char letter in Encoding.Latin1.GetString(chunk, 0, count))
                {
                    if (letter is '\r' or '\n')
                    {
                        if (line.Length is > 0 and < MaxLine)
                        {
                            Sort(line.ToString().Trim());
                        }
                        line.Clear();
                    }
                    else if (line.Length < MaxLine)
                    {
                        // A line that reaches the limit is noise and is dropped whole.
                        line.Append(letter);
                    }
                }
            }
        }
        catch (Exception error) when (error is LineException or OperationCanceledException or ObjectDisposedException)
        {
            lock (_gate)
            {
                _broken = error as LineException ?? new LineException("The line to the modem has been closed.");
                _waiting?.TrySetException(_broken);
            }
        }
    }

    private void Sort(string line)
    {
        if (line.StartsWith("+EVT:", StringComparison.Ordinal))
        {
            _onEvent(line[5..]);
            return;
        }
        if (line.StartsWith("Current Work Mode", StringComparison.Ordinal))
        {
            _onBoot();
            return;
        }
        lock (_gate)
        {
            if (_waiting is null)
            {
                return;
            }
            if (AtReply.Statuses.Contains(line))
            {
                _waiting.TrySetResult(new AtReply(line, [.. _lines], _wait));
            }
            else if (line.StartsWith("Restricted_Wait_", StringComparison.Ordinal))
            {
                string number = line["Restricted_Wait_".Length..].Split('_')[0];
                _wait = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long ms)
                    ? TimeSpan.FromMilliseconds(Math.Min(ms, 86_400_000))
                    : TimeSpan.Zero;
            }
            else if (_lines.Count < MaxLines)
            {
                _lines.Add(line);
            }
        }
    }
}
