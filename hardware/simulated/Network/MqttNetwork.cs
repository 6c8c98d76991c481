namespace EdgeNodes.Simulated.Network;

/// <summary>A virtual network server together with its broker connection: what a rehearsal starts and stops.</summary>
public sealed class MqttNetwork : IAsyncDisposable
{
    private readonly MqttIntegration _integration;

    /// <param name="options">How the network server is set up.</param>
    /// <param name="mqttHost">Host of the broker that stands on the platform's side.</param>
    /// <param name="mqttPort">Its port.</param>
    /// <param name="time">Shared with the modems.</param>
    public MqttNetwork(VirtualNetworkOptions options, string mqttHost, int mqttPort, TimeProvider? time = null)
    {
        _integration = new MqttIntegration(mqttHost, mqttPort, options.ApplicationId, (devEui, json) => Server!.Enqueue(devEui, json));
        Server = new VirtualNetworkServer(options, _integration, time);
    }

    /// <summary>The network server.</summary>
    public VirtualNetworkServer Server { get; }

    /// <summary>Begins to listen, and waits until the broker has been reached.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _integration.Start();
        await _integration.Ready.WaitAsync(cancellationToken);
        Server.Start();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await _integration.DisposeAsync();
    }
}
