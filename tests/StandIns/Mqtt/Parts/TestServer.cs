using System.Net;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeNodes.StandIns.Tests.Mqtt.Parts;

/// <summary>An MqttServer on a free loopback port.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    TestServer(MqttServer server, int port, int tlsPort)
    {
        Server = server;
        Port = port;
        TlsPort = tlsPort;
        Mosquitto = new MosquittoClients(port);
    }

    public MqttServer Server { get; }

    public int Port { get; }

    public int TlsPort { get; }

    public MosquittoClients Mosquitto { get; }

    public static async Task<TestServer> StartAsync(Action<MqttServerOptionsBuilder>? configure = null, Action<MqttServer>? prepare = null)
    {
        var factory = new MqttServerFactory();
        var (port, tlsPort) = (Ports.Free(), Ports.Free());
        var builder = factory.CreateServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithDefaultEndpointPort(port)
            .WithEncryptedEndpointBoundIPAddress(IPAddress.Loopback)
            .WithEncryptedEndpointBoundIPV6Address(IPAddress.None)
            .WithEncryptedEndpointPort(tlsPort);
        configure?.Invoke(builder);
        var server = factory.CreateMqttServer(builder.Build());
        prepare?.Invoke(server);
        await server.StartAsync();
        return new TestServer(server, port, tlsPort);
    }

    public MqttClientOptionsBuilder Options(string clientId, MqttProtocolVersion version = MqttProtocolVersion.V500) => new MqttClientOptionsBuilder()
        .WithTcpServer("127.0.0.1", Port)
        .WithTlsOptions(tls => tls.UseTls(false))
        .WithClientId(clientId)
        .WithProtocolVersion(version)
        .WithTimeout(Eventually.Limit);

    /// <summary>A connected client with an inbox.</summary>
    public async Task<TestClient> ConnectAsync(
        string clientId, MqttProtocolVersion version = MqttProtocolVersion.V500, Action<MqttClientOptionsBuilder>? configure = null)
    {
        var options = Options(clientId, version);
        configure?.Invoke(options);
        var client = new TestClient();
        await client.ConnectAsync(options.Build());
        return client;
    }

    /// <summary>Options for a client whose session the server keeps.</summary>
    public static MqttClientOptionsBuilder Keep(MqttClientOptionsBuilder options, MqttProtocolVersion version = MqttProtocolVersion.V500) =>
        version == MqttProtocolVersion.V500 ? options.WithCleanStart(false).WithSessionExpiryInterval(600) : options.WithCleanSession(false);

    /// <summary>A client with a kept session subscribes and goes; when this returns, the server knows that it is gone.</summary>
    public async Task SubscribeAndLeaveAsync(string clientId, string filter)
    {
        var left = new TaskCompletionSource();
        Server.ClientDisconnectedAsync += args =>
        {
            if (args.ClientId == clientId)
            {
                left.TrySetResult();
            }

            return Task.CompletedTask;
        };
        using var client = await ConnectAsync(clientId, configure: o => Keep(o));
        await client.Client.SubscribeAsync(filter, MqttQualityOfServiceLevel.AtLeastOnce);
        await client.Client.DisconnectAsync();
        await left.Task.InTime("The end of the connection");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.StopAsync().InTime("The stop of the server");
        Server.Dispose();
    }
}
