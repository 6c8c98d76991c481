using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Airtime;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Link;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;
using EdgeNodes.LoRaWan.Mac;
using EdgeNodes.LoRaWan.Region;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan;

/// <summary>
/// Delivers the buffer over LoRaWAN (docs/decisions/0005-link.md): keeps a modem alive and joined, and lets an
/// <see cref="Exchange"/> run as long as that lasts.
/// </summary>
public sealed class LoRaWanUplink : IUplink
{
    private static readonly TimeSpan LongestJoinPause = TimeSpan.FromHours(1);
    private const int WindowLimit = 4096;

    private readonly LoRaWanUplinkOptions _options;
    private readonly IBufferFeed _feed;
    private readonly TimeProvider _time;
    private readonly ILogger<LoRaWanUplink> _log;
    private readonly Func<CancellationToken, Task>? _hardReset;
    private readonly AirtimeBudget _budget;
    private readonly Exchange _exchange;
    private readonly FeedReader _reader;
    private readonly DownlinkDesk _desk;
    private volatile string? _trouble;

    /// <param name="options">How it is set up.</param>
    /// <param name="feed">The buffer's side for uplinks.</param>
    /// <param name="router">Takes commands.</param>
    /// <param name="time">For every wait.</param>
    /// <param name="log">For what an operator should know.</param>
    /// <param name="hardReset">Pulls the modem's reset line, where there is one.</param>
    public LoRaWanUplink(
        LoRaWanUplinkOptions options,
        IBufferFeed feed,
        ICommandRouter router,
        TimeProvider time,
        ILogger<LoRaWanUplink> log,
        Func<CancellationToken, Task>? hardReset = null)
    {
        (_options, _feed, _time, _log, _hardReset) = (options, feed, time, log, hardReset);
        _budget = new AirtimeBudget(time, options.DutyCycle, file: options.AirtimeFile is { } file
            ? new AirtimeFile(file, time, problem => UplinkLog.AirtimeNotKept(log, problem))
            : null);
        _reader = new FeedReader(feed, Name, time);
        _desk = new DownlinkDesk(router, Name, time, reason => UplinkLog.Refused(log, reason));
        LinkSender sender = new(feed.Epoch, options.AckTime, time);
        _exchange = new Exchange(options, feed, Name, _reader.Records, sender, new RecordWindow(WindowLimit, time), _budget, _desk, time, log);
    }

    /// <inheritdoc/>
    public string Name => "lorawan";

    /// <inheritdoc/>
    public UplinkStatus Status => new(
        _exchange.Connected, _exchange.Delivered, _feed.Pending(Name), _trouble ?? _exchange.Trouble, _budget.Total.TotalSeconds);

    /// <summary>Downlinks that were refused, by reason.</summary>
    public IReadOnlyDictionary<string, long> Refused => _desk.Refused;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stop)
    {
        Task reading = _reader.RunAsync(stop);
        try
        {
            await Task.Delay(_options.JoinDelay * Random.Shared.NextDouble(), _time, stop);
            await KeepModemAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The end.
        }
        await reading;
    }

    // ATZ after the first failure of a modem that worked; after the next one the reset line, and the line is opened anew.
    private async Task KeepModemAsync(CancellationToken stop)
    {
        Backoff backoff = Backoff.ForUplink(_time);
        await using Rak3172 modem = new(_options.Modem, _options.Line.OpenAsync, _time);
        bool open = false;
        bool worked = false;
        while (true)
        {
            try
            {
                if (!open)
                {
                    await modem.StartAsync(stop);
                }
                else
                {
                    await modem.ResetAsync(stop);
                }
                (open, worked) = (true, false);
                backoff.Connected();
                while (true)
                {
                    await JoinAsync(modem, stop);
                    worked = true;
                    await _exchange.RunAsync(modem, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception error)
            {
                // Whatever it was must not end the uplink: it is shown, and everything starts over.
                _exchange.Connected = false;
                _trouble = error.Message;
                TimeSpan wait = backoff.Failed();
                UplinkLog.Trouble(_log, error.Message, wait);
                open = worked && error is ModemException;
                if (!open && error is ModemException && _hardReset is not null)
                {
                    await HardResetAsync(stop);
                }
                await Task.Delay(wait, _time, stop);
            }
        }
    }

    private async Task JoinAsync(Rak3172 modem, CancellationToken stop)
    {
        Backoff pauses = new(_options.JoinPause, LongestJoinPause, LongestJoinPause, _time, Random.Shared);
        for (int attempt = 1; ; attempt++)
        {
            // Every other failure tries a slower rate: it reaches farther.
            int rate = Math.Max(0, _options.Modem.DataRate - ((attempt - 1) / 2));
            TimeSpan airtime = Eu868.DataRates[rate].Airtime(JoinRequest.Size);
            await Task.Delay(_budget.Wait(Eu868.DefaultChannels[0], airtime, urgent: true), _time, stop);
            _budget.Note(Eu868.DefaultChannels[0], airtime);
            if (await modem.JoinAsync(rate, stop))
            {
                _trouble = null;
                UplinkLog.Joined(_log, rate);
                return;
            }
            TimeSpan wait = pauses.Failed();
            _trouble = $"The LoRaWAN network did not answer join {attempt}: check DevEui, JoinEui and AppKeyFile there and here, and the antenna.";
            UplinkLog.JoinFailed(_log, attempt, wait);
            await Task.Delay(wait, _time, stop);
        }
    }

    private async Task HardResetAsync(CancellationToken stop)
    {
        try
        {
            await _hardReset!(stop);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            UplinkLog.Trouble(_log, error.Message, TimeSpan.Zero);
        }
    }
}
