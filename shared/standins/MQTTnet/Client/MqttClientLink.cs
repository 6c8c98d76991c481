using System.Net.Sockets;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace MQTTnet;

/// <summary>One connection of a client, from CONNECT to its end, with the loops that serve it.</summary>
internal sealed class MqttClientLink
{
    // Identifiers are left for SUBSCRIBE and UNSUBSCRIBE even when the server takes 65535 messages at once.
    const int MaximumWindow = 65000;

    static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(500);

    readonly MqttClientOptions _options;
    readonly MqttConnection _connection;
    readonly IMqttNetLogger _logger;
    readonly CancellationTokenSource _stop = new();
    readonly TaskCompletionSource<MqttClientLinkEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task _sendLoop;
    MqttClientReceiver _receiver;
    MqttPendingRequests _requests;
    Task _receiveLoop = Task.CompletedTask;
    Task _keepAliveLoop = Task.CompletedTask;
    volatile bool _isLeaving;
    int _isClosed;

    MqttClientLink(MqttClientOptions options, MqttConnection connection, IMqttNetLogger logger)
    {
        _options = options;
        _connection = connection;
        _logger = logger;
        _connection.Version = options.ProtocolVersion;
        if (options.MaximumPacketSize > 0)
        {
            _connection.Decoder.MaximumPacketSize = (int)Math.Min(options.MaximumPacketSize, int.MaxValue);
        }

        _sendLoop = GuardAsync(() => _connection.Outbox.RunAsync(_stop.Token));
    }

    public MqttClientConnectResult ConnectResult { get; private set; }

    public Task<MqttClientLinkEnd> Ended => _end.Task;

    /// <summary>Opens the connection and does the handshake; the result may be a refusal.</summary>
    public static async Task<MqttClientLink> OpenAsync(MqttClientOptions options, IMqttNetLogger logger, CancellationToken cancellationToken)
    {
        MqttConnection connection;
        try
        {
            connection = await MqttClientChannel.OpenAsync((MqttClientTcpOptions)options.ChannelOptions, cancellationToken);
        }
        catch (Exception exception) when (exception is SocketException or IOException or System.Security.Authentication.AuthenticationException)
        {
            throw new MqttCommunicationException(exception);
        }

        var link = new MqttClientLink(options, connection, logger);
        try
        {
            await link.HandshakeAsync(cancellationToken);
            return link;
        }
        catch (Exception exception)
        {
            link.Close(null, exception);
            await link.JoinAsync();
            throw new MqttConnectingFailedException($"Error while authenticating. {exception.Message}", exception);
        }
    }

    /// <summary>Starts to receive; separate from <see cref="OpenAsync"/> so that nothing is missed before the handlers know the link.</summary>
    public void Start(MqttExactlyOnceInbox inbox, Func<MqttApplicationMessageReceivedEventArgs, Task> handler)
    {
        inbox.Restart(ConnectResult.IsSessionPresent);
        var clientId = ConnectResult.AssignedClientIdentifier ?? _options.ClientId;
        _receiver = new MqttClientReceiver(_connection.Outbox, inbox, _options.TopicAliasMaximum, clientId, handler, _logger);
        _receiveLoop = GuardAsync(ReceiveLoopAsync);
        var seconds = ConnectResult.ServerKeepAlive > 0 ? TimeSpan.FromSeconds(ConnectResult.ServerKeepAlive) : _options.KeepAlivePeriod;
        if (seconds > TimeSpan.Zero)
        {
            _keepAliveLoop = GuardAsync(() => KeepAliveLoopAsync(seconds));
        }
    }

    public async Task<MqttClientPublishResult> PublishAsync(MqttPublishPacket packet, CancellationToken cancellationToken)
    {
        if (packet.QualityOfServiceLevel == 0)
        {
            await _connection.Outbox.SendAsync(packet).WaitAsync(cancellationToken);
            return new MqttClientPublishResult(null, MqttClientPublishReasonCode.Success, null, null);
        }

        if (packet.QualityOfServiceLevel == Protocol.MqttQualityOfServiceLevel.AtLeastOnce)
        {
            var pubAck = (MqttPubAckPacket)await AnswerAsync(_requests.Submit(packet, typeof(MqttPubAckPacket), true), cancellationToken);
            return new MqttClientPublishResult(
                pubAck.PacketIdentifier, (MqttClientPublishReasonCode)pubAck.ReasonCode, pubAck.ReasonString, pubAck.UserProperties);
        }

        return await PublishExactlyOnceAsync(packet, cancellationToken);
    }

    public Task<MqttPacket> RequestAsync(MqttPacketWithIdentifier packet, Type answer, CancellationToken cancellationToken) =>
        AnswerAsync(_requests.Submit(packet, answer, occupiesWindow: false), cancellationToken);

    public async Task PingAsync(CancellationToken cancellationToken)
    {
        var ping = _requests.AddPing();
        try
        {
            await ping.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            throw new MqttCommunicationTimedOutException(exception);
        }
    }

    /// <summary>Says goodbye and ends the connection.</summary>
    public async Task DisconnectAsync(MqttDisconnectPacket packet, CancellationToken cancellationToken)
    {
        try
        {
            _isLeaving = true;
            await _connection.Outbox.SendAsync(packet).WaitAsync(cancellationToken);

            // A socket that is closed with unread bytes is reset, and the DISCONNECT might be lost with it: the will would
            // be published. So the server closes first, if it does so soon.
            _connection.EndSending();
            await Task.WhenAny(_end.Task, Task.Delay(Farewell, cancellationToken));
        }
        finally
        {
            Close(null, null);
        }
    }

    /// <summary>Ends the connection; the first reason counts.</summary>
    public void Close(MqttDisconnectPacket disconnect, Exception failure)
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
        {
            return;
        }

        if (_isLeaving)
        {
            (disconnect, failure) = (null, null);
        }

        _stop.Cancel();
        _connection.Dispose();
        _receiver?.Complete();
        _requests?.FailAll(disconnect is null ? new MqttClientDisconnectedException(failure) : new MqttClientUnexpectedDisconnectReceivedException(disconnect));
        _end.TrySetResult(new MqttClientLinkEnd(disconnect, failure));
    }

    /// <summary>Waits for the loops; not for the message handler, which may be what asked for the end.</summary>
    public async Task JoinAsync()
    {
        await Task.WhenAll(_sendLoop, _receiveLoop, _keepAliveLoop);
        await _connection.ReleaseAsync();
        _stop.Dispose();
    }

    async Task HandshakeAsync(CancellationToken cancellationToken)
    {
        _connection.Outbox.Post(MqttConnectPacketFactory.Create(_options));
        var answer = await _connection.ReceiveAsync(cancellationToken) switch
        {
            MqttConnAckPacket connAck => connAck,
            null => throw new MqttCommunicationException("Connection closed."),
            var other => throw new MqttProtocolViolationException($"The server answered the CONNECT with {other.GetType().Name}."),
        };
        ConnectResult = MqttClientConnectResultFactory.Create(answer, _options.ProtocolVersion);
        var window = answer.ReceiveMaximum > 0 ? Math.Min((int)answer.ReceiveMaximum, MaximumWindow) : MaximumWindow;
        _requests = new MqttPendingRequests(window, _connection.Outbox.Post);
        _connection.Outbox.MaximumPacketSize = answer.MaximumPacketSize;
        _connection.Outbox.Refused = RefuseToSend;
    }

    async Task<MqttClientPublishResult> PublishExactlyOnceAsync(MqttPublishPacket packet, CancellationToken cancellationToken)
    {
        var request = _requests.Submit(packet, typeof(MqttPubRecPacket), occupiesWindow: true);
        if (await AnswerAsync(request, cancellationToken) is not MqttPubCompPacket pubComp)
        {
            var refusal = (MqttPubRecPacket)await request.Task;
            return new MqttClientPublishResult(
                refusal.PacketIdentifier, (MqttClientPublishReasonCode)refusal.ReasonCode, refusal.ReasonString, refusal.UserProperties);
        }

        var pubRec = request.PubRec;
        var code = pubComp.ReasonCode == Protocol.MqttPubCompReasonCode.Success
            ? (MqttClientPublishReasonCode)pubRec.ReasonCode
            : MqttClientPublishReasonCode.UnspecifiedError;
        return new MqttClientPublishResult(packet.PacketIdentifier, code, pubComp.ReasonString ?? pubRec.ReasonString, pubRec.UserProperties);
    }

    async Task<MqttPacket> AnswerAsync(MqttPendingRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return cancellationToken.CanBeCanceled ? await request.Task.WaitAsync(cancellationToken) : await request.Task;
        }
        catch (OperationCanceledException exception)
        {
            _requests.Abandon(request);
            throw new MqttCommunicationTimedOutException(exception);
        }
    }

    void RefuseToSend(MqttPacket packet, Exception reason)
    {
        _logger.Warning(nameof(MqttClient), $"A {packet.GetType().Name} was not sent: {reason.Message}");
        if (packet is MqttPacketWithIdentifier { PacketIdentifier: > 0 } identified)
        {
            _requests.Refuse(identified.PacketIdentifier, new MqttCommunicationException(reason.Message, reason));
        }
    }

    async Task ReceiveLoopAsync()
    {
        while (await _connection.ReceiveAsync(_stop.Token) is { } packet)
        {
            switch (packet)
            {
                case MqttPublishPacket publish:
                    _receiver.Take(publish);
                    break;
                case MqttPubRecPacket pubRec:
                    _requests.Release(pubRec);
                    break;
                case MqttPubRelPacket pubRel:
                    _receiver.Release(pubRel);
                    break;
                case MqttPubAckPacket or MqttPubCompPacket or MqttSubAckPacket or MqttUnsubAckPacket:
                    _requests.TryComplete((MqttPacketWithIdentifier)packet);
                    break;
                case MqttPingRespPacket:
                    _requests.CompletePing();
                    break;
                case MqttDisconnectPacket disconnect:
                    Close(disconnect, null);
                    return;
                default:
                    throw new MqttProtocolViolationException($"A server does not send {packet.GetType().Name} at this time.");
            }

            await _connection.Outbox.WaitForRoomAsync();
        }

        // The server left without a word. As with the package this is an end without an exception.
        Close(null, null);
    }

    async Task KeepAliveLoopAsync(TimeSpan period)
    {
        while (true)
        {
            var idle = TimeSpan.FromMilliseconds(Environment.TickCount64 - _connection.Outbox.LastSent);
            if (idle < period)
            {
                await Task.Delay(period - idle + TimeSpan.FromMilliseconds(1), _stop.Token);
                continue;
            }

            // The server gives one and a half periods [MQTT-3.1.2-22]; whoever has not answered by then is not there.
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            patience.CancelAfter(period / 2);
            await PingAsync(patience.Token);
        }
    }

    async Task GuardAsync(Func<Task> loop)
    {
        try
        {
            await Task.Yield();
            await loop();
        }
        catch (Exception exception)
        {
            var failure = exception is SocketException or IOException or ObjectDisposedException ? new MqttCommunicationException(exception) : exception;
            Close(null, failure is OperationCanceledException ? new MqttCommunicationException(failure) : failure);
        }
    }
}
