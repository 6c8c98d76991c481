using System.Net.Sockets;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Topics;
using EdgeNodes.Gateway.Commands;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeNodes.Gateway.Ingest;

/// <summary>
/// Where nodes connect (MQTT 3.1.1 and 5). It knows who is who and keeps the connections; what is published goes to
/// <see cref="PublishPipeline"/>.
/// </summary>
public sealed class IngestServer : IHostedService, INodeLink, IDisposable
{
    private const string OwnId = "@gateway";

    private readonly IngestOptions options;
    private readonly NodeGate gate;
    private readonly PublishPipeline pipeline;
    private readonly RefusalCounter refusals;
    private readonly ILogger<IngestServer> logger;
    private readonly Listeners listeners = new();
    private readonly MqttServer server;

    /// <summary>Prepares the server; <see cref="StartAsync"/> opens the port.</summary>
    public IngestServer(IngestOptions options, NodeGate gate, PublishPipeline pipeline, RefusalCounter refusals, ILogger<IngestServer> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.gate = gate;
        this.pipeline = pipeline;
        this.refusals = refusals;
        this.logger = logger;
        server = new MqttServerFactory().CreateMqttServer(options.ToServerOptions());
        server.ValidatingConnectionAsync += Identify;
        server.ClientConnectedAsync += args => WithSession(args.SessionItems, session => session.Begin(args.ProtocolVersion == MqttProtocolVersion.V500));
        server.ClientDisconnectedAsync += args => WithSession(args.SessionItems, listeners.RemoveAll);
        server.InterceptingInboundPacketAsync += args => pipeline.ReceiveAsync(SessionOf(args.SessionItems), args);
        server.InterceptingPublishAsync += args => args.ClientId == OwnId ? Task.CompletedTask : PublishPipeline.DecideAsync(SessionOf(args.SessionItems), args);
        server.InterceptingOutboundPacketAsync += Leaving;
        server.InterceptingSubscriptionAsync += Subscribing;
        server.ClientSubscribedTopicAsync += args => WithSession(args.SessionItems, session => Subscribed(session, NodeOf(args.TopicFilter.Topic)));
        server.ClientUnsubscribedTopicAsync += args => WithSession(args.SessionItems, session => listeners.Remove(session, NodeOf(args.TopicFilter)));
    }

    /// <inheritdoc/>
    public event Action<NodeId>? Listening;

    /// <inheritdoc/>
    /// <exception cref="IngestException">The address or the port cannot be had; the message names the remedy.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await server.StartAsync().ConfigureAwait(false);
        }
        catch (SocketException error)
        {
            string remedy = error.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "another program listens there: stop it, or choose another Ingest:Port",
                SocketError.AddressNotAvailable => "this machine has no such address: correct Ingest:Address",
                SocketError.AccessDenied => "this user may not: choose an Ingest:Port above 1023",
                _ => error.Message,
            };
            throw new IngestException($"The gateway cannot listen at {options.Address} port {options.Port}: {remedy}.", error);
        }

        IngestLog.Listening(
            logger, options.Address.ToString(), options.Port, options.Certificate == null ? "plain TCP" : "TLS",
            options.Anonymous ? "anonymous clients are let in" : "enrolled nodes only");
        if (gate.IsShut)
        {
            IngestLog.NobodyEnrolled(logger);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => server.IsStarted ? server.StopAsync() : Task.CompletedTask;

    /// <inheritdoc/>
    public bool IsKnown(NodeId node) => gate.Admits(node);

    /// <inheritdoc/>
    public bool IsListening(NodeId node) => listeners.Has(node);

    /// <inheritdoc/>
    public Task SendAsync(NodeId node, byte[] command, CancellationToken cancellationToken)
    {
        MqttApplicationMessage message = new MqttApplicationMessageBuilder()
            .WithTopic(NodeTopics.Command(node)).WithPayload(command).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
        return server.InjectApplicationMessage(new InjectedMqttApplicationMessage(message) { SenderClientId = OwnId }, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => server.Dispose();

    private static ClientSession? SessionOf(System.Collections.IDictionary? items) => items?[typeof(ClientSession)] as ClientSession;

    private static NodeId? NodeOf(string filter) => NodeTopics.TryParse(filter, out NodeId node, out _) ? node : null;

    private static Task WithSession(System.Collections.IDictionary? items, Action<ClientSession> work)
    {
        if (SessionOf(items) is { } session)
        {
            work(session);
        }

        return Task.CompletedTask;
    }

    private Task Identify(ValidatingConnectionEventArgs args)
    {
        ClientIdentity? identity = gate.Identify(args.ClientId, args.UserName, args.Password);
        if (identity == null)
        {
            args.ReasonCode = MqttConnectReasonCode.BadUserNameOrPassword;
            refusals.Count(RefusalReasons.Login, args.ClientId ?? "", $"user name '{args.UserName}' of {args.RemoteEndPoint} is not let in");
            return Task.CompletedTask;
        }

        bool isVersion5 = args.ProtocolVersion == MqttProtocolVersion.V500;
        if (string.IsNullOrEmpty(args.ClientId) && !isVersion5)
        {
            // Nobody could tell it its name, and the server lets nobody in without one.
            args.ReasonCode = MqttConnectReasonCode.ClientIdentifierNotValid;
            refusals.Count(RefusalReasons.Login, "", $"{args.RemoteEndPoint} names no client id, as MQTT 3.1.1 needs it here: give it one (mosquitto_pub -i NAME)");
            return Task.CompletedTask;
        }

        if (string.IsNullOrEmpty(args.ClientId))
        {
            args.AssignedClientIdentifier = "anonymous-" + Guid.NewGuid().ToString("N");
        }

        args.SessionItems[typeof(ClientSession)] = pipeline.Open(identity, isVersion5);
        return Task.CompletedTask;
    }

    private Task Subscribing(InterceptingSubscriptionEventArgs args)
    {
        if (SessionOf(args.Session.Items) is not { } session || !session.Identity.MaySubscribe(args.TopicFilter.Topic, out _))
        {
            refusals.Count(RefusalReasons.Subscription, args.ClientId, $"it may not subscribe '{args.TopicFilter.Topic}'");
            args.Response.ReasonCode = MqttSubscribeReasonCode.UnspecifiedError;
            args.ProcessSubscription = false;
        }

        return Task.CompletedTask;
    }

    private async Task Leaving(InterceptingPacketEventArgs args)
    {
        // "Maximum Packet Size" (MQTT 5, 3.2.2.3.6). A server that enforces it does so with MQTT 3.1.1 clients, too, who are not told.
        if (args.Packet is MqttConnAckPacket welcome)
        {
            welcome.MaximumPacketSize = IngestOptions.MaxPacketBytes;
        }

        if (!await PublishPipeline.AcknowledgeAsync(SessionOf(args.SessionItems), args).ConfigureAwait(false))
        {
            await CloseAsync(args).ConfigureAwait(false);
        }
    }

    private async Task CloseAsync(InterceptingPacketEventArgs connection)
    {
        // The server knows connections by client id only: one that has ended may have a successor, which is not meant.
        if (connection.CancellationToken.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await server.DisconnectClientAsync(connection.ClientId, MqttDisconnectReasonCode.UnspecifiedError).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself, or the server has.
        }
    }

    private void Subscribed(ClientSession session, NodeId? node)
    {
        listeners.Add(session, node);
        Listening?.Invoke(node ?? default);
    }
}
