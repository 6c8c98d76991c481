using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Commands;
using Microsoft.Extensions.Logging;
using MQTTnet;

namespace EdgeNodes.Gateway.Uplinks.Mqtt;

/// <summary>
/// Publishes the buffer in order at the platform's broker, QoS 1 and many at a time. A PUBACK is the proof; the cursor
/// follows the oldest publish that has none. What was not proved when a connection ends is published again on the next.
/// </summary>
public sealed class MqttUplink : IUplink
{
    /// <summary>Its name in status and cursors.</summary>
    public const string UplinkName = "mqtt";

    // How long a gateway that stops waits for its broker.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly MqttUplinkOptions options;
    private readonly IBufferFeed feed;
    private readonly TimeProvider time;
    private readonly ILogger<MqttUplink> logger;
    private readonly BrokerConnection broker;
    private readonly CommandSubscriber commands;
    private long delivered;
    private volatile bool connected;
    private volatile string? lastError;

    /// <summary>Prepares the uplink; <see cref="RunAsync"/> connects.</summary>
    public MqttUplink(MqttUplinkOptions options, IBufferFeed feed, ICommandRouter router, TimeProvider time, ILogger<MqttUplink> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.feed = feed;
        this.time = time;
        this.logger = logger;
        broker = new BrokerConnection(options);
        commands = new CommandSubscriber(options, router, time, logger);
    }

    /// <inheritdoc/>
    public string Name => UplinkName;

    /// <inheritdoc/>
    public UplinkStatus Status => new(connected, Interlocked.Read(ref delivered), feed.Pending(Name), lastError);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stop)
    {
        Backoff backoff = Backoff.ForUplink(time);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await RunConnectionAsync(backoff, stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                // Whatever it is: readings are safe in the buffer, and the next connection starts from the cursor.
                connected = false;
                lastError = error is UplinkException ? error.Message : $"the broker {options.Host}:{options.Port} was lost ({error.Message}).";
                TimeSpan wait = backoff.Failed();
                MqttUplinkLog.Lost(logger, lastError, wait.TotalSeconds);
                await Task.Delay(wait, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        connected = false;
    }

    private async Task RunConnectionAsync(Backoff backoff, CancellationToken stop)
    {
        using IMqttClient client = new MqttClientFactory().CreateMqttClient();
        using var lost = new CancellationTokenSource();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop, lost.Token);
        client.ApplicationMessageReceivedAsync += commands.ReceiveAsync;
        client.DisconnectedAsync += _ => lost.CancelAsync();
        MqttClientConnectResult session = await broker.ConnectAsync(client, stop).ConfigureAwait(false);
        await commands.SubscribeAsync(client, stop).ConfigureAwait(false);
        backoff.Connected();
        connected = true;
        lastError = null;
        MqttUplinkLog.Connected(logger, options.Host, options.Port, feed.Pending(Name));
        try
        {
            await PublishAsync(client, Math.Clamp(session.ReceiveMaximum ?? ushort.MaxValue, 1, options.Window), lost.Token, ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new UplinkException($"the broker {options.Host}:{options.Port} closed the connection.");
        }
        finally
        {
            if (stop.IsCancellationRequested)
            {
                using var patience = new CancellationTokenSource(Farewell, time);
                Task farewell = client.TryDisconnectAsync();
                await farewell.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task PublishAsync(IMqttClient client, int window, CancellationToken lost, CancellationToken ended)
    {
        var outstanding = new Queue<(long Id, Task<MqttClientPublishResult>? Publish)>(window);
        try
        {
            await KeepPublishingAsync(client, window, outstanding, lost, ended).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!lost.IsCancellationRequested)
        {
            // The gateway stops. What the broker has got but not yet proved would arrive twice after the restart.
            using var limit = new CancellationTokenSource(Farewell, time);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(lost, limit.Token);
            Task proofs = Task.WhenAll(outstanding.Select(one => one.Publish ?? Task.CompletedTask));
            await proofs.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ProveAsync(outstanding, ended).ConfigureAwait(false);
            throw;
        }
    }

    private async Task KeepPublishingAsync(
        IMqttClient client, int window, Queue<(long Id, Task<MqttClientPublishResult>? Publish)> outstanding, CancellationToken lost, CancellationToken ended)
    {
        long sent = feed.Cursor(Name);
        while (true)
        {
            // Full, or nothing new: take proofs. Otherwise fill the window.
            Task<IReadOnlyList<BufferedRecord>> reading = feed.ReadAsync(sent, window, ended).AsTask();
            while (outstanding.Count > 0 && !reading.IsCompleted)
            {
                await Task.WhenAny(reading, outstanding.Peek().Publish ?? Task.CompletedTask).ConfigureAwait(false);
                await ProveAsync(outstanding, ended).ConfigureAwait(false);
            }

            foreach (BufferedRecord record in await reading.ConfigureAwait(false))
            {
                while (outstanding.Count >= window)
                {
                    Task oldest = outstanding.Peek().Publish ?? Task.CompletedTask;
                    await oldest.WaitAsync(ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    await ProveAsync(outstanding, ended).ConfigureAwait(false);
                }

                MqttApplicationMessage? message = RecordMessage.From(record, options, out string error);
                if (message == null)
                {
                    MqttUplinkLog.Unreadable(logger, record.Id, record.Node, error);
                }

                outstanding.Enqueue((record.Id, message == null ? null : client.PublishAsync(message, lost)));
                sent = record.Id;
            }
        }
    }

    /// <summary>Takes the proofs that are there, oldest first, and moves the cursor once for all of them.</summary>
    private async Task ProveAsync(Queue<(long Id, Task<MqttClientPublishResult>? Publish)> outstanding, CancellationToken ended)
    {
        long proved = 0;
        try
        {
            while (outstanding.TryPeek(out (long Id, Task<MqttClientPublishResult>? Publish) oldest) && oldest.Publish is not { IsCompleted: false })
            {
                if (oldest.Publish is { } publish)
                {
                    MqttClientPublishResult result = await publish.ConfigureAwait(false);
                    if (!result.IsSuccess)
                    {
                        throw new UplinkException($"the broker {options.Host}:{options.Port} refuses a record ({result.ReasonCode} {result.ReasonString}).");
                    }

                    Interlocked.Increment(ref delivered);
                }

                proved = oldest.Id;
                outstanding.Dequeue();
            }

            ended.ThrowIfCancellationRequested();
        }
        finally
        {
            if (proved > 0)
            {
                await feed.ProveAsync(Name, proved, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
