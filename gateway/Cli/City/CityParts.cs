using System.Security.Cryptography;
using EdgeNodes.Gateway.Registry;
using EdgeNodes.Platform;
using EdgeNodes.Platform.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeNodes.Cli.City;

/// <summary>What a city is made of. Parts start from the platform towards the nodes and stop the other way.</summary>
internal sealed class CityParts : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> started = new();

    private CityParts()
    {
    }

    public PlatformBroker Broker { get; private set; } = null!;

    public RadioSite? Radio { get; private set; }

    public PlatformReceiver Receiver { get; private set; } = null!;

    public StreamObserver Observer { get; private set; } = null!;

    public GatewayProcess Gateway { get; private set; } = null!;

    /// <summary>Wired and enrolled, not yet powered.</summary>
    public Block Block { get; private set; } = null!;

    public static async Task<CityParts> StartAsync(
        CityOptions options, CityPlan plan, SeriesSet? series, CityFolder folder, TimeProvider clock, CancellationToken stop)
    {
        var parts = new CityParts();
        try
        {
            await parts.StartPlatformAsync(options, series, folder, clock, stop);
            await parts.StartGatewayAsync(options, plan, series, folder, clock, stop);
            return parts;
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        var faults = new List<Exception>();
        while (started.TryPop(out var part))
        {
            try
            {
                await part.DisposeAsync();
            }
            catch (Exception fault)
            {
                // The others have processes to stop, too.
                faults.Add(fault);
            }
        }

        if (faults.Count > 0)
        {
            throw new AggregateException("stopping the city failed", faults);
        }
    }

    private string AppKey { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private async Task StartPlatformAsync(CityOptions options, SeriesSet? series, CityFolder folder, TimeProvider clock, CancellationToken stop)
    {
        Broker = Keep(await PlatformBroker.StartAsync(folder.Broker, stop));
        if (options.Uses(CityOptions.LoRaWan))
        {
            Radio = Keep(await RadioSite.StartAsync(folder, options.Loss, Broker.Port, AppKey, clock, stop));
        }

        Receiver = Keep(new PlatformReceiver(Settings(options, folder), NullLoggerFactory.Instance, clock));
        Receiver.Start();
        Observer = Keep(new StreamObserver(clock, keepReadings: series != null));
        await Observer.StartAsync(Broker.Port, stop);
        await Receiver.ReadyAsync(stop);
    }

    private async Task StartGatewayAsync(
        CityOptions options, CityPlan plan, SeriesSet? series, CityFolder folder, TimeProvider clock, CancellationToken stop)
    {
        var ingest = FreePort.Tcp();
        var settings = GatewaySettingsFile.Write(folder.Gateway, options, ingest, Broker.Port, Radio?.Line, AppKey);
        var data = Path.Combine(folder.Gateway, "data");
        Directory.CreateDirectory(data);
        var registry = new NodeRegistry(Path.Combine(data, "nodes.json"), clock, NullLogger<NodeRegistry>.Instance);
        Block = Keep(Block.Build(plan, folder, ingest, series, registry, clock));
        Gateway = Keep(await GatewayProcess.StartAsync(settings, Path.Combine(folder.Gateway, "gateway.log"), stop));
    }

    private PlatformSettings Settings(CityOptions options, CityFolder folder) => new()
    {
        Data = folder.Platform,
        Broker = new BrokerSettings { Host = "127.0.0.1", Port = Broker.Port },
        Gateways =
        [
            new GatewaySettings
            {
                Id = GatewaySettingsFile.GatewayId,
                Routes = [.. options.Uplinks.Select(RouteOf)],
                DevEui = Radio == null ? null : GatewaySettingsFile.DevEui,
                Application = Radio?.Application,
            },
        ],
    };

    /// <summary>The receiver's name for a route of the command line.</summary>
    public static Route RouteOf(string uplink) => uplink == CityOptions.LoRaWan ? Route.LoRaWan : Route.Mqtt;

    private T Keep<T>(T part)
        where T : class
    {
        started.Push(part as IAsyncDisposable ?? new AsyncDisposal((IDisposable)part));
        return part;
    }

    private sealed class AsyncDisposal(IDisposable part) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            part.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
