using System.Collections;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Internal;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server.Internal;
using MQTTnet.Server.Internal.Adapter;

namespace MQTTnet.Server;

/// <summary>An MQTT 3.1.1 and 5 server in the process that creates it.</summary>
public partial class MqttServer : Disposable
{
    readonly MqttServerOptions _options;
    readonly IMqttNetLogger _logger;
    readonly MqttServerEvents _events = new();
    readonly MqttRetainedMessages _retained;
    readonly MqttServerServices _services;
    readonly List<MqttTcpListener> _listeners = [];
    CancellationTokenSource _stop;
    Task _running = Task.CompletedTask;

    internal MqttServer(MqttServerOptions options, IMqttNetLogger logger)
    {
        _options = options;
        _logger = logger;
        _retained = new MqttRetainedMessages(_events);
        var tree = new MqttTopicTree();
        var sessions = new MqttSessions(options, _events, tree, logger);
        var dispatcher = new MqttDispatcher(_events, tree, _retained, logger);
        _services = new MqttServerServices(
            options, _events, sessions, dispatcher, new MqttSubscriptionDesk(_events, tree, _retained, dispatcher, sessions), logger);
    }

    public bool AcceptNewConnections { get; set; } = true;

    public bool IsStarted => _stop is not null;

    public IDictionary ServerSessionItems { get; } = new ConcurrentDictionary<object, object>();

    /// <exception cref="SocketException">An endpoint could not be opened; nothing of the server runs then.</exception>
    public async Task StartAsync()
    {
        ThrowIfDisposed();
        if (_stop is not null)
        {
            throw new InvalidOperationException("The MQTT server is already started.");
        }

        await _retained.LoadAsync();
        var stop = new CancellationTokenSource();
        try
        {
            OpenListeners(_options.DefaultEndpointOptions);
            OpenListeners(_options.TlsEndpointOptions);
        }
        catch
        {
            CloseListeners();
            stop.Dispose();
            throw;
        }

        _stop = stop;
        var work = _listeners.Select(listener => listener.RunAsync(() => AcceptNewConnections, stop.Token))
            .Append(new MqttServerMonitor(_services).RunAsync(stop.Token));
        _running = Task.WhenAll(work);
        await _events.Started.InvokeAsync(EventArgs.Empty);
        _logger.Info(nameof(MqttServer), "Started");
    }

    /// <summary>Stops to listen, tells the clients, and ends when every connection is closed.</summary>
    public async Task StopAsync(MqttServerStopOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var stop = Interlocked.Exchange(ref _stop, null);
        if (stop is null)
        {
            return;
        }

        CloseListeners();
        foreach (var client in _services.Sessions.Clients())
        {
            client.RequestStop(options.DefaultClientDisconnectOptions);
        }

        await stop.CancelAsync();
        try
        {
            await _running.WaitAsync(_options.DefaultCommunicationTimeout);
        }
        catch (TimeoutException exception)
        {
            _logger.Error(nameof(MqttServer), "A handler did not return while the server stopped.", exception);
        }

        stop.Dispose();
        await _events.Stopped.InvokeAsync(EventArgs.Empty);
        _logger.Info(nameof(MqttServer), "Stopped");
    }

    /// <summary>Returns before the connection has ended, so that its own handlers may call it.</summary>
    public Task DisconnectClientAsync(string id, MqttServerClientDisconnectOptions options)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(options);
        ThrowIfNotStarted();
        var client = _services.Sessions.FindClient(id) ?? throw new InvalidOperationException($"Client with ID '{id}' not found.");
        client.RequestStop(options);
        return Task.CompletedTask;
    }

    public Task<IList<MqttClientStatus>> GetClientsAsync()
    {
        ThrowIfNotStarted();
        IList<MqttClientStatus> clients = [.. _services.Sessions.Clients()
            .Where(client => client.Session is not null)
            .Select(client => new MqttClientStatus(client) { Session = new MqttSessionStatus(client.Session, _services.Sessions) })];
        return Task.FromResult(clients);
    }

    public Task<MqttSessionStatus> GetSessionAsync(string id) => Task.FromResult(new MqttSessionStatus(FindSession(id), _services.Sessions));

    public Task<IList<MqttSessionStatus>> GetSessionsAsync()
    {
        ThrowIfNotStarted();
        IList<MqttSessionStatus> sessions = [.. _services.Sessions.All().Select(session => new MqttSessionStatus(session, _services.Sessions))];
        return Task.FromResult(sessions);
    }

    public Task<MqttApplicationMessage> GetRetainedMessageAsync(string topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ThrowIfNotStarted();
        return Task.FromResult(_retained.Find(topic));
    }

    public Task<IList<MqttApplicationMessage>> GetRetainedMessagesAsync()
    {
        ThrowIfNotStarted();
        return Task.FromResult<IList<MqttApplicationMessage>>(_retained.All());
    }

    public Task UpdateRetainedMessageAsync(MqttApplicationMessage retainedMessage)
    {
        ArgumentNullException.ThrowIfNull(retainedMessage);
        ThrowIfNotStarted();
        return _retained.UpdateAsync("", retainedMessage).AsTask();
    }

    public Task DeleteRetainedMessagesAsync()
    {
        ThrowIfNotStarted();
        return _retained.ClearAsync();
    }

    /// <summary>Publishes as the server; runs through <see cref="InterceptingPublishAsync"/> like any other message.</summary>
    public Task InjectApplicationMessage(InjectedMqttApplicationMessage injectedApplicationMessage, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(injectedApplicationMessage);
        ArgumentNullException.ThrowIfNull(injectedApplicationMessage.ApplicationMessage);
        MqttTopicValidator.ThrowIfInvalid(injectedApplicationMessage.ApplicationMessage.Topic);
        ThrowIfNotStarted();
        return _services.Dispatcher.DispatchAsync(
            injectedApplicationMessage.SenderClientId,
            injectedApplicationMessage.SenderUserName,
            injectedApplicationMessage.CustomSessionItems ?? ServerSessionItems,
            injectedApplicationMessage.ApplicationMessage,
            cancellationToken).AsTask();
    }

    public Task SubscribeAsync(string clientId, ICollection<MqttTopicFilter> topicFilters)
    {
        ArgumentNullException.ThrowIfNull(topicFilters);
        foreach (var filter in topicFilters)
        {
            MqttTopicValidator.ThrowIfInvalidSubscribe(filter.Topic);
        }

        var packet = new MqttSubscribePacket { TopicFilters = [.. topicFilters] };
        return _services.Desk.SubscribeAsync(FindSession(clientId), packet, null, CancellationToken.None).AsTask();
    }

    public Task UnsubscribeAsync(string clientId, ICollection<string> topicFilters)
    {
        ArgumentNullException.ThrowIfNull(topicFilters);
        var packet = new MqttUnsubscribePacket { TopicFilters = [.. topicFilters] };
        return _services.Desk.UnsubscribeAsync(FindSession(clientId), packet, null, CancellationToken.None).AsTask();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            StopAsync(new MqttServerStopOptions()).GetAwaiter().GetResult();
        }

        base.Dispose(disposing);
    }

    void OpenListeners(MqttServerTcpEndpointBaseOptions endpoint)
    {
        if (!endpoint.IsEnabled)
        {
            return;
        }

        Open(endpoint.BoundInterNetworkAddress);
        if (Socket.OSSupportsIPv6)
        {
            Open(endpoint.BoundInterNetworkV6Address);
        }

        void Open(IPAddress address)
        {
            if (!Equals(address, IPAddress.None) && address is not null)
            {
                _listeners.Add(new MqttTcpListener(endpoint, address, _services, (connection, certificate, isSecure) =>
                    new MqttReception(_services).ServeAsync(connection, certificate, isSecure, _stop?.Token ?? new CancellationToken(canceled: true))));
            }
        }
    }

    void CloseListeners()
    {
        _listeners.ForEach(listener => listener.Dispose());
        _listeners.Clear();
    }

    MqttSession FindSession(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        ThrowIfNotStarted();
        return _services.Sessions.Find(id) ?? throw new InvalidOperationException($"Session with ID '{id}' not found.");
    }

    void ThrowIfNotStarted()
    {
        ThrowIfDisposed();
        if (_stop is null)
        {
            throw new InvalidOperationException("The MQTT server is not started.");
        }
    }
}
