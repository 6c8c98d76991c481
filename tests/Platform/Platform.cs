using EdgeNodes.Platform.Settings;

namespace EdgeNodes.Platform.Tests;

/// <summary>A broker, a data folder, and a receiver that can be stopped and started on them.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly TempFolder folder = new();

    private readonly bool ownsBroker;
    private readonly int port;

    private Platform(Mosquitto broker, int port, bool ownsBroker)
    {
        Broker = broker;
        this.port = port;
        this.ownsBroker = ownsBroker;
    }

    public Mosquitto Broker { get; }

    public PlatformReceiver Receiver { get; private set; } = null!;

    public IReadOnlyList<Route> Routes { get; init; } = [Route.Mqtt, Route.LoRaWan];

    public PlatformSettings Settings => new()
    {
        Data = folder["data"],
        Broker = new BrokerSettings { Host = "127.0.0.1", Port = port },
        Gateways = [new GatewaySettings { Id = "gw-01", Routes = Routes, DevEui = Samples.DevEui, Application = "edgenodes" }],
    };

    /// <summary>As docs tell whoever runs the city's broker: sessions on disk, and no limit to what waits for the receiver.</summary>
    public static Task<Mosquitto> StartBrokerAsync() =>
        Mosquitto.Start("allow_anonymous true", "max_queued_messages 0", "max_inflight_messages 200", "set_tcp_nodelay true");

    public static async Task<Platform> StartNewAsync(params Route[] routes)
    {
        var broker = await StartBrokerAsync();
        var platform = new Platform(broker, broker.Port, ownsBroker: true) { Routes = routes.Length > 0 ? routes : [Route.Mqtt, Route.LoRaWan] };
        await platform.StartAsync();
        return platform;
    }

    /// <summary>On a broker that is there, reached through another port.</summary>
    public static async Task<Platform> StartNewAsync(Mosquitto broker, int port)
    {
        var platform = new Platform(broker, port, ownsBroker: false);
        await platform.StartAsync();
        return platform;
    }

    public async Task StartAsync(TimeProvider? clock = null)
    {
        Receiver = new PlatformReceiver(Settings, clock: clock);
        Receiver.Start();
        using var limit = new CancellationTokenSource(Eventually.Limit);
        await Receiver.ReadyAsync(limit.Token);
    }

    /// <summary>The settings as a file, for a receiver in a process of its own.</summary>
    public async Task<string> SettingsFileAsync()
    {
        var file = folder["platform.json"];
        await File.WriteAllTextAsync(file, $$$"""
            {"Platform":{"Data":"data"},"Broker":{"Host":"127.0.0.1","Port":{{{Broker.Port}}},"User":null,"PasswordFile":null,"Tls":false,"CaFile":null},
             "Gateways":[{"Id":"gw-01","Routes":["mqtt","lorawan"],"DevEui":"{{{Samples.DevEui}}}","Application":"edgenodes"}],
             "Roots":{"Uplink":"uplink/v1","Stream":"city/v1"}}
            """);
        return file;
    }

    /// <summary>Waits until the receiver's counts are as wished.</summary>
    public async Task<PlatformReport> ReportAsync(Func<PlatformReport, bool> fits)
    {
        var report = Receiver.Snapshot();
        await Eventually.True(() => fits(report = Receiver.Snapshot()), $"the report is as wished; it began as {report}");
        return report;
    }

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        if (ownsBroker)
        {
            await Broker.DisposeAsync();
        }

        folder.Dispose();
    }
}
