using System.Globalization;
using System.Threading.Channels;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;
using EdgeNodes.LoRaWan.Mac;
using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;

/// <summary>
/// The RAK3172 with RUI3 firmware (RUI3 AT command manual). Every command has a time-out, events may come in any order,
/// and what is already set is not set again, to spare the flash.
/// </summary>
public sealed class Rak3172 : IModem
{
    private static readonly TimeSpan CommandTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BootTime = TimeSpan.FromSeconds(8);

    // After the packet: RX1 after 1 s, RX2 after 2 s, a downlink at SF12 in it takes 3 s at most; the rest is patience.
    private static readonly TimeSpan WindowTime = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan JoinWindowTime = TimeSpan.FromSeconds(10);

    private readonly ModemOptions _options;
    private readonly Func<CancellationToken, Task<ILine>> _open;
    private readonly TimeProvider _time;
    private readonly Channel<Downlink> _downlinks =
        Channel.CreateBounded<Downlink>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Lock _gate = new();
    private AtChannel? _channel;
    private TaskCompletionSource<bool>? _joining;
    private TaskCompletionSource<bool>? _sending;
    private TaskCompletionSource<bool>? _booting;
    private int _unsolicited;
    private bool _rebooted;

    /// <param name="options">What the modem is told.</param>
    /// <param name="open">Opens the line.</param>
    /// <param name="time">For all time-outs.</param>
    public Rak3172(ModemOptions options, Func<CancellationToken, Task<ILine>> open, TimeProvider time) =>
        (_options, _open, _time) = (options, open, time);

    /// <inheritdoc/>
    public ChannelReader<Downlink> Downlinks => _downlinks.Reader;

    /// <summary>Events that could not be read.</summary>
    public int MalformedEvents { get; private set; }

    /// <inheritdoc/>
    public int TakeUnsolicited() => Interlocked.Exchange(ref _unsolicited, 0);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await CloseAsync();
        _channel = new AtChannel(await _open(cancellationToken), _time, OnEvent, OnBoot);
        // Whatever stands in the modem's line buffer from before ends here, and its error with it.
        await _channel.SayAsync("", cancellationToken);
        try
        {
            await Wire.AskAsync("AT", CommandTime, cancellationToken);
        }
        catch (ModemException)
        {
            await RebootAsync(cancellationToken);
        }
        await ConfigureAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        await RebootAsync(cancellationToken);
        await ConfigureAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> JoinAsync(int dataRate, CancellationToken cancellationToken)
    {
        await SetAsync("DR", Number(dataRate), cancellationToken);
        TaskCompletionSource<bool> joining = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _joining = joining;
        }
        // One attempt, no auto-join: the pauses between attempts are ours.
        AtReply reply = await Wire.AskAsync("AT+JOIN=1:0:8:0", CommandTime, cancellationToken);
        if (reply.Status == "AT_BUSY_ERROR")
        {
            await Task.Delay(Shorter(reply.Wait, TimeSpan.FromMinutes(1)), _time, cancellationToken);
            return false;
        }
        Require(reply, "AT+JOIN");
        TimeSpan patience = Eu868.DataRates[dataRate].Airtime(JoinRequest.Size) + JoinWindowTime;
        bool joined = await WaitAsync(joining.Task, patience, "say whether it has joined", cancellationToken);
        lock (_gate)
        {
            _joining = null;
            _rebooted = false;
        }
        if (joined)
        {
            await SetAsync("DR", Number(_options.DataRate), cancellationToken);
        }
        return joined;
    }

    /// <inheritdoc/>
    public async Task<int> DataRateAsync(CancellationToken cancellationToken)
    {
        AtReply reply = Require(await Wire.AskAsync("AT+DR=?", CommandTime, cancellationToken), "AT+DR");
        return int.TryParse(reply.Value("DR"), NumberStyles.None, CultureInfo.InvariantCulture, out int rate) && rate < Eu868.DataRates.Count
            ? rate
            : throw new ModemException("The modem's answer to AT+DR holds no data rate.");
    }

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(byte port, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> sending = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_rebooted)
            {
                return new SendResult(SendStatus.NotJoined, TimeSpan.Zero);
            }
        }
        string command = $"AT+SEND={port}:{Convert.ToHexString(payload.Span)}";
        AtReply reply = await AskToSendAsync(command, sending, cancellationToken);
        switch (reply.Status)
        {
            case "AT_NO_NETWORK_JOINED":
                return new SendResult(SendStatus.NotJoined, TimeSpan.Zero);
            case "AT_BUSY_ERROR":
                return reply.Wait > TimeSpan.Zero
                    ? new SendResult(SendStatus.Restricted, reply.Wait)
                    : new SendResult(SendStatus.Busy, TimeSpan.FromSeconds(1));
            case "OK" or "AT_PARAM_ERROR":
                break;
            default:
                throw new ModemException($"The modem refused AT+SEND with {reply.Status}.");
        }
        TimeSpan patience = Eu868.DataRates[0].Airtime(64) + WindowTime;
        await WaitAsync(sending.Task, patience, "report the end of an uplink", cancellationToken);
        return new SendResult(reply.Ok ? SendStatus.Sent : SendStatus.TooLong, TimeSpan.Zero);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _downlinks.Writer.TryComplete();
    }

    private AtChannel Wire => _channel ?? throw new ModemException("The modem has not been started.");

    // The end may be reported before the status is read, so the wait begins before the question.
    private async Task<AtReply> AskToSendAsync(string command, TaskCompletionSource<bool> sending, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _sending = sending;
        }
        AtReply reply = await Wire.AskAsync(command, CommandTime, cancellationToken);
        if (reply.Status is not ("OK" or "AT_PARAM_ERROR"))
        {
            lock (_gate)
            {
                _sending = null;
                if (sending.Task.IsCompleted)
                {
                    // It was an uplink of the modem's own that ended just then.
                    _unsolicited++;
                }
            }
        }
        return reply;
    }

    private async Task RebootAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> booting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _booting = booting;
        }
        await Wire.SayAsync("ATZ", cancellationToken);
        await WaitAsync(booting.Task, BootTime, "come back after ATZ", cancellationToken);
    }

    private async Task ConfigureAsync(CancellationToken cancellationToken)
    {
        AtReply mode = await Wire.AskAsync("AT+NWM=?", CommandTime, cancellationToken);
        if (mode.Value("NWM") is { } current && current != "1")
        {
            await ChangeModeAsync(cancellationToken);
        }
        await SetAsync("BAND", "4", cancellationToken);
        await SetAsync("NJM", "1", cancellationToken);
        await SetAsync("CLASS", _options.DeviceClass.ToString(), cancellationToken);
        await SetAsync("DEVEUI", _options.DevEui.ToString(), cancellationToken);
        await SetAsync("APPEUI", _options.JoinEui.ToString(), cancellationToken);
        await SetAsync("APPKEY", _options.AppKey.ToHex(), cancellationToken);
        await SetAsync("ADR", _options.Adr ? "1" : "0", cancellationToken);
        await SetAsync("CFM", "0", cancellationToken);
        await SetAsync("DCS", _options.ModemDutyCycle ? "1" : "0", cancellationToken);
    }

    // A change of the work mode reboots instead of answering.
    private async Task ChangeModeAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> booting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _booting = booting;
        }
        await Wire.SayAsync("AT+NWM=1", cancellationToken);
        await WaitAsync(booting.Task, BootTime, "change to LoRaWAN mode", cancellationToken);
    }

    private async Task SetAsync(string name, string value, CancellationToken cancellationToken)
    {
        AtReply known = await Wire.AskAsync($"AT+{name}=?", CommandTime, cancellationToken);
        if (!string.Equals(known.Value(name), value, StringComparison.OrdinalIgnoreCase))
        {
            Require(await Wire.AskAsync($"AT+{name}={value}", CommandTime, cancellationToken), "AT+" + name);
        }
    }

    private async Task<bool> WaitAsync(Task<bool> what, TimeSpan patience, string action, CancellationToken cancellationToken)
    {
        try
        {
            return await what.WaitAsync(patience, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new ModemException($"The modem did not {action} within {patience.TotalSeconds:0.#} s.");
        }
    }

    private void OnEvent(string text)
    {
        RuiEvent? happened = RuiEvent.TryParse(text);
        lock (_gate)
        {
            switch (happened)
            {
                case null:
                    MalformedEvents++;
                    break;
                case RuiEvent.Joined:
                    _joining?.TrySetResult(true);
                    break;
                case RuiEvent.JoinFailed:
                    _joining?.TrySetResult(false);
                    break;
                case RuiEvent.Sent when _sending is null:
                    _unsolicited++;
                    break;
                case RuiEvent.Sent:
                    _sending.TrySetResult(true);
                    _sending = null;
                    break;
                case RuiEvent.Received received:
                    _downlinks.Writer.TryWrite(received.Downlink);
                    break;
                default:
                    break;
            }
        }
    }

    private void OnBoot()
    {
        lock (_gate)
        {
            // Asked for or not: a modem that has booted has no session.
            _rebooted = true;
            _joining?.TrySetResult(false);
            _sending?.TrySetResult(true);
            _sending = null;
            _booting?.TrySetResult(true);
            _booting = null;
        }
    }

    private async Task CloseAsync()
    {
        AtChannel? channel = _channel;
        _channel = null;
        if (channel is not null)
        {
            await channel.DisposeAsync();
        }
    }

    private static AtReply Require(AtReply reply, string command) =>
        reply.Ok ? reply : throw new ModemException($"The modem refused {command} with {reply.Status}.");

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
