using MQTTnet.Diagnostics.Logger;
using MQTTnet.Exceptions;
using MQTTnet.Internal;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet;

public sealed class MqttClient : Disposable, IMqttClient
{
    readonly IMqttNetLogger _logger;
    readonly MqttEvent<MqttApplicationMessageReceivedEventArgs> _messageReceived = new();
    readonly MqttEvent<MqttClientConnectedEventArgs> _connected = new();
    readonly MqttEvent<MqttClientConnectingEventArgs> _connecting = new();
    readonly MqttEvent<MqttClientDisconnectedEventArgs> _disconnected = new();
    readonly MqttExactlyOnceInbox _inbox = new();
    volatile MqttClientLink _link;
    Task _ending = Task.CompletedTask;
    int _status;

    internal MqttClient(IMqttNetLogger logger) => _logger = logger;

    public event Func<MqttApplicationMessageReceivedEventArgs, Task> ApplicationMessageReceivedAsync
    {
        add => _messageReceived.Add(value);
        remove => _messageReceived.Remove(value);
    }

    public event Func<MqttClientConnectedEventArgs, Task> ConnectedAsync
    {
        add => _connected.Add(value);
        remove => _connected.Remove(value);
    }

    public event Func<MqttClientConnectingEventArgs, Task> ConnectingAsync
    {
        add => _connecting.Add(value);
        remove => _connecting.Remove(value);
    }

    public event Func<MqttClientDisconnectedEventArgs, Task> DisconnectedAsync
    {
        add => _disconnected.Add(value);
        remove => _disconnected.Remove(value);
    }

    public bool IsConnected => Status == MqttClientConnectionStatus.Connected;

    public MqttClientOptions Options { get; private set; }

    MqttClientConnectionStatus Status => (MqttClientConnectionStatus)Volatile.Read(ref _status);

    /// <summary>Connects; a refusal of the server is a result, not an exception.</summary>
    /// <exception cref="MqttCommunicationException">The server could not be reached or did not answer.</exception>
    public async Task<MqttClientConnectResult> ConnectAsync(MqttClientOptions options, CancellationToken cancellationToken = default)
    {
        ThrowIfInvalid(options);
        ThrowIfDisposed();
        if (IsConnected)
        {
            throw new InvalidOperationException("It is not allowed to connect with a server after the connection is established.");
        }

        if (!TryChange(MqttClientConnectionStatus.Disconnected, MqttClientConnectionStatus.Connecting))
        {
            throw new InvalidOperationException("Not allowed to connect while connect/disconnect is pending.");
        }

        Options = options;
        MqttClientLink link;
        try
        {
            await _connecting.InvokeAsync(new MqttClientConnectingEventArgs(options));
            link = await WithTimeoutAsync(token => MqttClientLink.OpenAsync(options, _logger, token), cancellationToken);
        }
        catch (Exception exception)
        {
            _logger.Error(nameof(MqttClient), "Error while connecting with server", exception);
            NotConnected(null, MqttClientDisconnectReason.UnspecifiedError, null, exception);
            throw;
        }

        var result = link.ConnectResult;
        if (result.ResultCode != MqttClientConnectResultCode.Success)
        {
            link.Close(null, null);
            await link.JoinAsync();
            NotConnected(result, (MqttClientDisconnectReason)result.ResultCode, result.ReasonString, null);
            return result;
        }

        _link = link;
        Volatile.Write(ref _status, (int)MqttClientConnectionStatus.Connected);
        link.Start(_inbox, _messageReceived.InvokeAsync);
        _ending = WatchAsync(link);
        await _connected.InvokeAsync(new MqttClientConnectedEventArgs(result));
        return result;
    }

    public async Task DisconnectAsync(MqttClientDisconnectOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ThrowIfDisposed();
        var link = _link;
        if (link is null || !TryChange(MqttClientConnectionStatus.Connected, MqttClientConnectionStatus.Disconnecting))
        {
            return;
        }

        var packet = new MqttDisconnectPacket
        {
            ReasonCode = (MqttDisconnectReasonCode)options.Reason,
            ReasonString = options.ReasonString,
            SessionExpiryInterval = options.SessionExpiryInterval,
            UserProperties = options.UserProperties,
        };
        try
        {
            await WithTimeoutAsync(
                async token =>
                {
                    await link.DisconnectAsync(packet, token);
                    return true;
                },
                cancellationToken);
        }
        finally
        {
            await _ending;
        }
    }

    public Task PingAsync(CancellationToken cancellationToken = default)
    {
        var link = ConnectedLink(cancellationToken);
        return WithTimeoutAsync(
            async token =>
            {
                await link.PingAsync(token);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Ends when the server has acknowledged (QoS 1: PUBACK, QoS 2: PUBCOMP) or the bytes are written (QoS 0).</summary>
    /// <exception cref="MqttCommunicationException">The connection ended before; the message may or may not have arrived.</exception>
    public Task<MqttClientPublishResult> PublishAsync(MqttApplicationMessage applicationMessage, CancellationToken cancellationToken = default)
    {
        MqttTopicValidator.ThrowIfInvalid(applicationMessage);
        var link = ConnectedLink(cancellationToken);
        if (Options.ValidateFeatures)
        {
            MqttApplicationMessageValidator.ThrowIfNotSupported(applicationMessage, Options.ProtocolVersion);
        }

        return link.PublishAsync(Formatter.MqttPublishPacketFactory.Create(applicationMessage), cancellationToken);
    }

    public async Task<MqttClientSubscribeResult> SubscribeAsync(MqttClientSubscribeOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.TopicFilters.ForEach(filter => MqttTopicValidator.ThrowIfInvalidSubscribe(filter.Topic));
        var link = ConnectedLink(cancellationToken);
        var packet = new MqttSubscribePacket
        {
            TopicFilters = options.TopicFilters,
            SubscriptionIdentifier = options.SubscriptionIdentifier,
            UserProperties = options.UserProperties,
        };
        var answer = (MqttSubAckPacket)await WithTimeoutAsync(
            token => link.RequestAsync(packet, typeof(MqttSubAckPacket), token), cancellationToken);
        if (answer.ReasonCodes.Count != packet.TopicFilters.Count)
        {
            throw new MqttProtocolViolationException("The reason codes are not matching the topic filters [MQTT-3.9.3-1].");
        }

        var items = packet.TopicFilters.Select((filter, i) => new MqttClientSubscribeResultItem(filter, (MqttClientSubscribeResultCode)answer.ReasonCodes[i]));
        return new MqttClientSubscribeResult(answer.PacketIdentifier, [.. items], answer.ReasonString, answer.UserProperties);
    }

    public async Task<MqttClientUnsubscribeResult> UnsubscribeAsync(MqttClientUnsubscribeOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.TopicFilters.ForEach(MqttTopicValidator.ThrowIfInvalidSubscribe);
        var link = ConnectedLink(cancellationToken);
        var packet = new MqttUnsubscribePacket { TopicFilters = options.TopicFilters, UserProperties = options.UserProperties };
        var answer = (MqttUnsubAckPacket)await WithTimeoutAsync(
            token => link.RequestAsync(packet, typeof(MqttUnsubAckPacket), token), cancellationToken);

        // MQTT 3.1.1 has no reason codes here (3.11): the answer itself is the success.
        var items = packet.TopicFilters.Select((filter, i) => new MqttClientUnsubscribeResultItem(
            filter, i < answer.ReasonCodes.Count ? (MqttClientUnsubscribeResultCode)answer.ReasonCodes[i] : MqttClientUnsubscribeResultCode.Success));
        return new MqttClientUnsubscribeResult(answer.PacketIdentifier, [.. items], answer.ReasonString, answer.UserProperties);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _link?.Close(null, null);
        }

        base.Dispose(disposing);
    }

    static void ThrowIfInvalid(MqttClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.ChannelOptions is null)
        {
            throw new ArgumentException("ChannelOptions are not set.");
        }

        if (options.ValidateFeatures)
        {
            MqttClientOptionsValidator.ThrowIfNotSupported(options);
        }
    }

    async Task WatchAsync(MqttClientLink link)
    {
        var end = await link.Ended;
        Interlocked.CompareExchange(ref _status, (int)MqttClientConnectionStatus.Disconnecting, (int)MqttClientConnectionStatus.Connected);
        await link.JoinAsync();
        _link = null;
        Volatile.Write(ref _status, (int)MqttClientConnectionStatus.Disconnected);
        var reason = end switch
        {
            { Disconnect: { } packet } => (MqttClientDisconnectReason)packet.ReasonCode,
            { Failure: not null } => MqttClientDisconnectReason.UnspecifiedError,
            _ => MqttClientDisconnectReason.NormalDisconnection,
        };
        Notify(new MqttClientDisconnectedEventArgs(
            true, link.ConnectResult, reason, end.Disconnect?.ReasonString, end.Disconnect?.UserProperties, end.Failure));
    }

    void NotConnected(MqttClientConnectResult result, MqttClientDisconnectReason reason, string text, Exception exception)
    {
        Volatile.Write(ref _status, (int)MqttClientConnectionStatus.Disconnected);
        Notify(new MqttClientDisconnectedEventArgs(false, result, reason, text, result?.UserProperties, exception));
    }

    /// <summary>On its own: the handler usually connects again, which must not wait for what calls it.</summary>
    void Notify(MqttClientDisconnectedEventArgs args) => _ = Task.Run(async () =>
    {
        try
        {
            await _disconnected.InvokeAsync(args);
        }
        catch (Exception exception)
        {
            _logger.Error(nameof(MqttClient), "Error while handling the disconnect", exception);
        }
    });

    MqttClientLink ConnectedLink(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfDisposed();
        var link = _link;
        return link is not null && IsConnected ? link : throw new MqttClientNotConnectedException();
    }

    bool TryChange(MqttClientConnectionStatus from, MqttClientConnectionStatus to) =>
        Interlocked.CompareExchange(ref _status, (int)to, (int)from) == (int)from;

    async Task<T> WithTimeoutAsync<T>(Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            return await action(cancellationToken);
        }

        using var timeout = new CancellationTokenSource(Options.Timeout);
        return await action(timeout.Token);
    }
}
