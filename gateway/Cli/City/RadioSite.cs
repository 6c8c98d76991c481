using EdgeNodes.LoRaWan;
using EdgeNodes.LoRaWan.Crypto;
using EdgeNodes.Simulated.Network;
using EdgeNodes.Simulated.Radio;

namespace EdgeNodes.Cli.City;

/// <summary>The radio of a run: the modem on the gateway's serial line, the air, and the network server behind it.</summary>
internal sealed class RadioSite : IAsyncDisposable
{
    // A receiver that answers an uplink needs longer than ChirpStack's 100 ms when everything shares two cores; RX1 opens after 1 s.
    private static readonly TimeSpan TimeToAnswer = TimeSpan.FromMilliseconds(400);

    private readonly MqttNetwork network;
    private readonly VirtualRak3172 modem;

    private RadioSite(MqttNetwork network, VirtualRak3172 modem, string application)
    {
        this.network = network;
        this.modem = modem;
        Application = application;
    }

    /// <summary>The serial line, `tcp://127.0.0.1:port`.</summary>
    public string Line => modem.Line;

    /// <summary>Application id at the network server.</summary>
    public string Application { get; }

    public AirCounters Air => modem.Counters;

    public static async Task<RadioSite> StartAsync(CityFolder folder, double loss, int brokerPort, string appKey, TimeProvider clock, CancellationToken stop)
    {
        Directory.CreateDirectory(folder.Radio);
        if (!Eui64.TryParse(GatewaySettingsFile.DevEui, out var devEui) || !Eui64.TryParse(GatewaySettingsFile.JoinEui, out var joinEui)
            || !AesKey.TryParse(appKey, out var key) || key == null)
        {
            throw new InvalidOperationException("the city's own radio identity is malformed");
        }

        var options = new VirtualNetworkOptions
        {
            Devices = [new RegisteredDevice(devEui, joinEui, key, GatewaySettingsFile.GatewayId, ClassC: true)],
            DownlinkDelay = TimeToAnswer,
        };
        var network = new MqttNetwork(options, "127.0.0.1", brokerPort, clock);
        await network.StartAsync(stop);
        var modem = new VirtualRak3172(
            new VirtualRak3172Options
            {
                ForwarderPort = network.Server.UdpPort,
                FlashFile = Path.Combine(folder.Radio, "modem.flash"),
                Air = new AirOptions { UplinkLoss = loss, DownlinkLoss = loss, EmittedLog = Path.Combine(folder.Radio, "emitted.jsonl") },
            },
            clock);
        modem.Start();
        return new RadioSite(network, modem, options.ApplicationId);
    }

    public async ValueTask DisposeAsync()
    {
        await modem.DisposeAsync();
        await network.DisposeAsync();
    }
}
