using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Server.Internal;

/// <summary>One accepted connection: receives, lets the handlers work, and answers.</summary>
internal sealed class MqttConnectedClient
{
    static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);

    readonly MqttServerServices _services;
    readonly MqttPacketHandler _handler;
    readonly CancellationTokenSource _stop;
    readonly CancellationTokenSource _abort = new();
    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Lock _sync = new();
    MqttServerClientDisconnectOptions _farewell;
    bool _isStopping;

    public MqttConnectedClient(MqttConnection connection, MqttConnectPacket connectPacket, MqttServerServices services, CancellationToken serverStop)
    {
        Connection = connection;
        ConnectPacket = connectPacket;
        _services = services;
        _handler = new MqttPacketHandler(this, services);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(serverStop);
    }

    public MqttConnection Connection { get; }

    public MqttConnectPacket ConnectPacket { get; }

    public MqttClientStatistics Statistics { get; } = new();

    public MqttSession Session { get; private set; }

    public MqttDisconnectPacket DisconnectPacket { get; set; }

    public string Id => ConnectPacket.ClientId;

    public string UserName => ConnectPacket.Username;

    /// <summary>A newer connection has this client identifier [MQTT-3.1.4-3].</summary>
    public bool IsTakenOver { get; private set; }

    /// <summary>Ends when the last handler of this connection has returned and its session is free for another.</summary>
    public Task Ended => _ended.Task;

    public CancellationToken Stopping => _stop.Token;

    /// <summary>Serves the connection until it ends. The CONNACK is the first packet that leaves.</summary>
    public async Task RunAsync(MqttSession session, MqttConnAckPacket connAck)
    {
        Session = session;
        Connection.Outbox.MaximumPacketSize = ConnectPacket.MaximumPacketSize;
        Connection.Outbox.Refused = Refuse;
        Connection.Outbox.Drained = session.Drained;
        Connection.Outbox.Intercept = InterceptOutboundAsync;

        var sendLoop = SendLoopAsync();
        try
        {
            Connection.Outbox.Post(connAck);
            session.Attach(Connection.Outbox, ConnectPacket.ReceiveMaximum);
            await RaiseConnectedAsync();
            await ReceiveLoopAsync();
        }
        finally
        {
            session.Detach();
            await FinishAsync(sendLoop);
        }
    }

    public void MarkEnded() => _ended.TrySetResult();

    public void TakeOver()
    {
        IsTakenOver = true;
        RequestStop(new MqttServerClientDisconnectOptions { ReasonCode = MqttDisconnectReasonCode.SessionTakenOver });
    }

    /// <summary>Ends the connection, and returns when it has ended. Not for its own handlers: they would wait for themselves.</summary>
    public Task StopAsync(MqttServerClientDisconnectOptions options)
    {
        RequestStop(options);
        return Ended;
    }

    /// <summary>Lets the connection end after what waits was written; with options and MQTT 5 the client is told why.</summary>
    public void RequestStop(MqttServerClientDisconnectOptions options)
    {
        lock (_sync)
        {
            if (_isStopping)
            {
                return;
            }

            _isStopping = true;
            _farewell = options;
        }

        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended meanwhile.
        }
    }

    async Task ReceiveLoopAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested && await Connection.ReceiveAsync(_stop.Token) is { } packet)
            {
                Statistics.CountReceived(packet);
                if (_services.Events.InterceptingInboundPacket.HasHandlers)
                {
                    var args = Intercepting(packet);
                    await _services.Events.InterceptingInboundPacket.InvokeAsync(args);
                    packet = args.ProcessPacket ? args.Packet : null;
                }

                if (packet is not null && !await _handler.HandleAsync(packet))
                {
                    return;
                }

                await Connection.Outbox.WaitForRoomAsync();
            }
        }
        catch (MqttPacketRefusedException exception)
        {
            _services.Logger.Warning(nameof(MqttServer), $"Client '{Id}' is disconnected: {exception.Message}");
            RequestStop(new MqttServerClientDisconnectOptions { ReasonCode = exception.ReasonCode, ReasonString = exception.Message });
        }
        catch (Exception exception) when (MqttServerServices.IsConnectionLost(exception))
        {
            // The peer is gone, or the connection is being stopped.
        }
        catch (Exception exception)
        {
            _services.Logger.Error(nameof(MqttServer), $"Client '{Id}': a handler failed; the connection is closed.", exception);
            RequestStop(new MqttServerClientDisconnectOptions { ReasonCode = MqttDisconnectReasonCode.UnspecifiedError });
        }
    }

    async Task SendLoopAsync()
    {
        await Task.Yield();
        try
        {
            await Connection.Outbox.RunAsync(_abort.Token);
        }
        catch (Exception exception)
        {
            if (!MqttServerServices.IsConnectionLost(exception))
            {
                _services.Logger.Error(nameof(MqttServer), $"Client '{Id}': sending failed; the connection is closed.", exception);
            }

            RequestStop(null);
            Connection.Dispose();
        }
    }

    async Task FinishAsync(Task sendLoop)
    {
        MqttServerClientDisconnectOptions farewell;
        lock (_sync)
        {
            _isStopping = true;
            farewell = _farewell;
        }

        if (farewell is not null && DisconnectPacket is null && Connection.Version == Formatter.MqttProtocolVersion.V500)
        {
            Connection.Outbox.Post(new MqttDisconnectPacket
            {
                ReasonCode = farewell.ReasonCode,
                ReasonString = ConnectPacket.RequestProblemInformation ? farewell.ReasonString : null,
                ServerReference = farewell.ServerReference,
                UserProperties = farewell.UserProperties,
            });
        }

        var patience = _services.Options.DefaultCommunicationTimeout < LongestFarewell ? _services.Options.DefaultCommunicationTimeout : LongestFarewell;
        await Connection.FinishAsync(sendLoop, patience);
        await _abort.CancelAsync();
        await sendLoop;
        await Connection.ReleaseAsync();
        await _stop.CancelAsync();
        _stop.Dispose();
        _abort.Dispose();
    }

    async Task RaiseConnectedAsync()
    {
        try
        {
            await _services.Events.ClientConnected.InvokeAsync(
                new ClientConnectedEventArgs(ConnectPacket, Connection.Version, Connection.RemoteEndPoint, Session.Items));
        }
        catch (Exception exception)
        {
            _services.Logger.Error(nameof(MqttServer), $"The handler of the connected client '{Id}' failed.", exception);
        }
    }

    ValueTask<MqttPacket> InterceptOutboundAsync(MqttPacket packet)
    {
        return _services.Events.InterceptingOutboundPacket.HasHandlers ? InvokeAsync(Intercepting(packet)) : new ValueTask<MqttPacket>(packet);

        async ValueTask<MqttPacket> InvokeAsync(InterceptingPacketEventArgs args)
        {
            try
            {
                await _services.Events.InterceptingOutboundPacket.InvokeAsync(args);
            }
            catch (Exception exception) when (packet is not MqttConnAckPacket)
            {
                _services.Logger.Error(nameof(MqttServer), $"Client '{Id}': an outbound handler failed; its {packet.GetType().Name} is not sent.", exception);
                return null;
            }

            if (args.Packet is MqttConnAckPacket { MaximumPacketSize: > 0 and var limit })
            {
                // Whoever limits packets in the CONNACK means it: what is larger is refused at its header, not held in memory.
                Connection.Decoder.MaximumPacketSize = (int)Math.Min(limit, int.MaxValue);
            }

            return args.ProcessPacket ? args.Packet : null;
        }
    }

    InterceptingPacketEventArgs Intercepting(MqttPacket packet) =>
        new(Id, UserName, Connection.RemoteEndPoint, packet, Session.Items, _stop.Token);

    void Refuse(MqttPacket packet, Exception reason)
    {
        _services.Logger.Warning(nameof(MqttServer), $"Client '{Id}': a {packet.GetType().Name} is not sent: {reason.Message}");
        if (packet is MqttPublishPacket { PacketIdentifier: > 0 } publish)
        {
            Session.Complete(publish.PacketIdentifier); // "as if it had completed sending" (MQTT 5, 3.1.2.11.4)
        }
    }
}
