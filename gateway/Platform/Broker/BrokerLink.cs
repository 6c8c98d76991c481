using EdgeNodes.Platform.Settings;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeNodes.Platform.Broker;

/// <summary>One standing connection to the broker: connects, subscribes, and does both again whenever it breaks.</summary>
internal sealed class BrokerLink : IDisposable
{
    private readonly BrokerSettings settings;
    private readonly string clientId;
    private readonly IReadOnlyList<string> filters;
    private readonly ILogger logger;
    private readonly TimeProvider clock;
    private readonly Func<BrokerMessage, Task> received;
    private readonly IMqttClient client = new MqttClientFactory().CreateMqttClient();
    private readonly Lock gate = new();
    private TaskCompletionSource<BrokerSession> connected = NewSource();
    private BrokerSession? session;
    private BrokerSession? opening;

    /// <param name="received">Gets each message; it must acknowledge, and may wait to hold the broker back.</param>
    public BrokerLink(
        BrokerSettings settings, string clientId, IReadOnlyList<string> filters,
        Func<BrokerMessage, Task> received, ILogger logger, TimeProvider clock)
    {
        this.settings = settings;
        this.clientId = clientId;
        this.filters = filters;
        this.logger = logger;
        this.clock = clock;
        this.received = received;
        client.ApplicationMessageReceivedAsync += HandAsync;
        client.DisconnectedAsync += _ =>
        {
            End();
            return Task.CompletedTask;
        };
    }

    public bool IsConnected => Volatile.Read(ref session) != null;

    /// <summary>Waits until the connection stands and everything is subscribed.</summary>
    public Task<BrokerSession> ConnectedAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            return connected.Task.WaitAsync(cancel);
        }
    }

    /// <summary>Publishes, and returns when the broker has acknowledged. Throws, or returns why the broker refused.</summary>
    public async Task<string?> PublishAsync(MqttApplicationMessage message, CancellationToken cancel)
    {
        var result = await client.PublishAsync(message, cancel).ConfigureAwait(false);
        return result.ReasonCode is MqttClientPublishReasonCode.Success or MqttClientPublishReasonCode.NoMatchingSubscribers
            ? null
            : $"{result.ReasonCode} {result.ReasonString}";
    }

    /// <summary>Breaks this connection, so that a new one takes its place.</summary>
    public Task DropAsync(BrokerSession of) => ReferenceEquals(of, Volatile.Read(ref session)) ? LeaveAsync() : Task.CompletedTask;

    /// <summary>Keeps the connection until <paramref name="stop"/>, then leaves in good order.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var backoff = new Backoff(clock);
        while (!stop.IsCancellationRequested)
        {
            string cause;
            try
            {
                var ended = await ConnectAsync(stop).ConfigureAwait(false);
                backoff.Connected();
                await ended.WaitAsync(stop).ConfigureAwait(false);
                cause = "the connection broke.";
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                // Whatever a broker or a network does must not end the receiver.
                cause = error.Message;
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await LeaveAsync().ConfigureAwait(false);
            var wait = backoff.Next();
            Logs.NotConnected(logger, settings.Host, settings.Port, clientId, cause, wait.TotalSeconds);
            await Task.Delay(wait, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await LeaveAsync().ConfigureAwait(false);
    }

    public void Dispose() => client.Dispose();

    private static TaskCompletionSource<BrokerSession> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task HandAsync(MqttApplicationMessageReceivedEventArgs args)
    {
        // Nothing is acknowledged before it is committed.
        args.AutoAcknowledge = false;
        return received(new BrokerMessage(args, Volatile.Read(ref opening)!));
    }

    private async Task<Task> ConnectAsync(CancellationToken stop)
    {
        var opened = new BrokerSession();
        Volatile.Write(ref opening, opened);
        var result = await client.ConnectAsync(BrokerOptions.Of(settings, clientId), stop).ConfigureAwait(false);
        if (result.ResultCode != MqttClientConnectResultCode.Success)
        {
            throw new PlatformException($"the broker refused ({result.ResultCode} {result.ReasonString}): look at user, password and access rules.");
        }

        if (filters.Count > 0)
        {
            await SubscribeAsync(stop).ConfigureAwait(false);
        }

        opened.WasKept = result.IsSessionPresent;
        opened.ReceiveMaximum = result.ReceiveMaximum ?? ushort.MaxValue;
        lock (gate)
        {
            // It may have broken again while we subscribed.
            if (!opened.Ended.IsCompleted)
            {
                Volatile.Write(ref session, opened);
                connected.TrySetResult(opened);
            }
        }

        Logs.Connected(logger, settings.Host, settings.Port, clientId, opened.WasKept ? "kept" : "new");
        return opened.Ended;
    }

    private async Task SubscribeAsync(CancellationToken stop)
    {
        var options = new MqttClientSubscribeOptionsBuilder();
        foreach (var filter in filters)
        {
            options = options.WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce);
        }

        var result = await client.SubscribeAsync(options.Build(), stop).ConfigureAwait(false);
        foreach (var item in result.Items)
        {
            if ((int)item.ResultCode >= 0x80)
            {
                throw new PlatformException($"the broker refused to subscribe {item.TopicFilter.Topic} ({item.ResultCode}): allow it in its access rules.");
            }
        }
    }

    private void End()
    {
        Volatile.Read(ref opening)?.End();
        lock (gate)
        {
            if (Interlocked.Exchange(ref session, null) != null)
            {
                connected = NewSource();
            }
        }
    }

    private async Task LeaveAsync()
    {
        End();
        if (!client.IsConnected)
        {
            return;
        }

        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), clock);
            await client.DisconnectAsync(new MqttClientDisconnectOptionsBuilder().Build(), limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The connection was gone already.
        }
    }
}
