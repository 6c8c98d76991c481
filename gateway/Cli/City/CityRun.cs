using System.Globalization;
using System.Security.Cryptography;
using EdgeNodes.Gateway;
using EdgeNodes.Gateway.Registry;
using EdgeNodes.Platform;
using EdgeNodes.Platform.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Receiver = EdgeNodes.Platform.PlatformReceiver;

namespace EdgeNodes.Cli.City;

/// <summary>Puts a city together, lets it work, and counts. Parts start from the platform towards the nodes and stop the other way.</summary>
internal sealed class CityRun : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly CityOptions options;
    private readonly CityPlan plan;
    private readonly TimeProvider clock;
    private readonly SeriesSet? series;
    private readonly Stack<IAsyncDisposable> parts = new();
    private PlatformBroker broker = null!;
    private Receiver receiver = null!;
    private StreamObserver observer = null!;
    private RadioSite? radio;
    private GatewayProcess gateway = null!;
    private Block block = null!;
    private LampCommands lamps = null!;
    private long poweredOn;

    private CityRun(CityOptions options, TimeProvider clock)
    {
        this.options = options;
        this.clock = clock;
        plan = CityPlan.For(options);
        series = options.Series == null ? null : SeriesSet.Load(options.Series);
    }

    /// <summary>What is worth knowing beside the counts.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            var notes = new List<string> { string.Create(CultureInfo.InvariantCulture, $"a sample every {plan.Period.TotalSeconds:F0} s; platform broker: {broker.Name}") };
            if (observer.FirstAfter is { } first)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"first reading at the platform {first.TotalSeconds:F1} s after the start"));
            }

            if (gateway.Status is { } status)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"gateway commits: median {status.CommitP50Ms:F1} ms, 99th percentile {status.CommitP99Ms:F1} ms"));
            }

            if (radio is { } site)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"radio: {site.Air.UplinksSent} uplinks ({site.Air.UplinksLost} lost), {site.Air.DownlinksSent} downlinks ({site.Air.DownlinksLost} lost), {site.Air.UplinkAirtime.TotalSeconds:F1} s on air"));
            }

            return notes;
        }
    }

    public static async Task<CityRun> StartAsync(CityOptions options, CityFolder folder, TimeProvider clock, CancellationToken stop)
    {
        var run = new CityRun(options, clock);
        try
        {
            await run.StartPartsAsync(folder, stop);
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the city work until everything is delivered, or a minute after its time.</summary>
    public async Task<CitySummary> RunAsync(CancellationToken stop)
    {
        using var show = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var table = new LiveTable(plan, options, observer, Progress, clock).RunAsync(show.Token);
        var commanding = lamps.RunAsync(show.Token);
        try
        {
            await WaitUntilDoneAsync(commanding, stop);
        }
        finally
        {
            await show.CancelAsync();
            await table;
            await commanding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var taken = block.Taken();
        block.Dispose();
        await gateway.StopAsync();
        await SettleAsync(stop);
        return Summarize(taken);
    }

    public async ValueTask DisposeAsync()
    {
        var faults = new List<Exception>();
        while (parts.TryPop(out var part))
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

    private async Task StartPartsAsync(CityFolder folder, CancellationToken stop)
    {
        broker = Keep(await PlatformBroker.StartAsync(folder.Broker, stop));
        var appKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        if (options.Uses(CityOptions.LoRaWan))
        {
            radio = Keep(await RadioSite.StartAsync(folder, options.Loss, broker.Port, appKey, clock, stop));
        }

        receiver = Keep(new Receiver(PlatformSettings(folder), NullLoggerFactory.Instance, clock));
        receiver.Start();
        observer = Keep(new StreamObserver(clock, keepReadings: series != null));
        await observer.StartAsync(broker.Port, stop);
        await receiver.ReadyAsync(stop);

        var ingest = FreePort.Tcp();
        var settings = GatewaySettingsFile.Write(folder.Gateway, options, ingest, broker.Port, radio?.Line, appKey);
        var data = Path.Combine(folder.Gateway, "data");
        Directory.CreateDirectory(data);
        var registry = new NodeRegistry(Path.Combine(data, "nodes.json"), clock, NullLogger<NodeRegistry>.Instance);
        block = Keep(Block.Build(plan, folder, ingest, series, registry, clock));
        gateway = Keep(await GatewayProcess.StartAsync(settings, Path.Combine(folder.Gateway, "gateway.log"), stop));
        lamps = new LampCommands(plan, options, GatewaySettingsFile.GatewayId, observer, clock);
        poweredOn = clock.GetTimestamp();
        block.PowerOn();
    }

    private PlatformSettings PlatformSettings(CityFolder folder) => new()
    {
        Data = folder.Platform,
        Broker = new BrokerSettings { Host = "127.0.0.1", Port = broker.Port },
        Gateways =
        [
            new EdgeNodes.Platform.Settings.GatewaySettings
            {
                Id = GatewaySettingsFile.GatewayId,
                Routes = [.. options.Uplinks.Select(name => name == CityOptions.LoRaWan ? Route.LoRaWan : Route.Mqtt)],
                DevEui = radio == null ? null : GatewaySettingsFile.DevEui,
                Application = radio?.Application,
            },
        ],
    };

    private T Keep<T>(T part)
        where T : class
    {
        parts.Push(part as IAsyncDisposable ?? new AsyncDisposal((IDisposable)part));
        return part;
    }

    private async Task WaitUntilDoneAsync(Task commanding, CancellationToken stop)
    {
        while (clock.GetElapsedTime(poweredOn) < options.For + Grace)
        {
            await Task.Delay(Look, clock, stop);
            if (gateway.HasExited)
            {
                throw new UserException("the gateway ended during the run; its log is in the data folder (name one with --data).");
            }

            var now = Progress();
            if (clock.GetElapsedTime(poweredOn) >= options.For - plan.Period && commanding.IsCompleted && now.Taken == plan.Samples
                && observer.Distinct >= now.Taken && now.Routes.All(route => route.Delivered >= now.Taken) && now.CommandsApplied == now.CommandsSent)
            {
                return;
            }
        }
    }

    // What comes twice comes late: look once more when nothing is on its way any longer.
    private async Task SettleAsync(CancellationToken stop)
    {
        var quietSince = clock.GetTimestamp();
        var seen = (observer.Distinct, observer.Duplicated);
        while (clock.GetElapsedTime(quietSince) < Quiet)
        {
            await Task.Delay(Look, clock, stop);
            if (receiver.Snapshot().Pending > 0 || seen != (observer.Distinct, observer.Duplicated))
            {
                quietSince = clock.GetElapsedTime(poweredOn) < options.For + Grace + Grace ? clock.GetTimestamp() : quietSince;
                seen = (observer.Distinct, observer.Duplicated);
            }
        }
    }

    private CityProgress Progress()
    {
        var report = receiver.Snapshot();
        var status = gateway.Status;
        var routes = options.Uplinks.Select(name =>
        {
            var route = name == CityOptions.LoRaWan ? Route.LoRaWan : Route.Mqtt;
            var state = status?.Uplinks.FirstOrDefault(uplink => uplink.Name == name);
            return new RouteProgress(name, report.Routes.TryGetValue(route, out var counts) ? counts.Distinct : 0, state?.Connected ?? false, state?.AirtimeSeconds ?? 0, state?.LastError);
        });
        return new CityProgress(
            clock.GetElapsedTime(poweredOn), block.Taken(), StoredReadings(status), status?.Uplinks.Select(uplink => uplink.Pending).DefaultIfEmpty().Max() ?? 0,
            [.. routes], lamps.Sent, lamps.Applied);
    }

    // The buffer counts answers too; what commands were answered the gateway tells apart.
    private static long StoredReadings(GatewayStatus? status) =>
        status == null ? 0 : status.Stored - status.Commands.Applied - status.Commands.Expired - status.Commands.Refused;

    private CitySummary Summarize(long taken)
    {
        var report = receiver.Snapshot();
        var delivered = options.Uplinks.ToDictionary(
            name => name,
            name => report.Routes.TryGetValue(name == CityOptions.LoRaWan ? Route.LoRaWan : Route.Mqtt, out var route) ? route.Distinct : 0);
        var identities = block.Identities().ToHashSet();
        var lost = identities.Count(identity => !observer.Seen.ContainsKey(identity));
        var strangers = observer.Seen.Keys.Count(identity => !identities.Contains(identity));
        return new CitySummary(
            plan.Nodes.Count,
            new ReadingCounts(taken, StoredReadings(gateway.Status), delivered, lost, observer.Duplicated),
            new CommandCounts(lamps.Sent, lamps.Applied),
            series == null ? null : SeriesCheck.Compare(series, plan, observer.Seen))
        {
            Complaints = [.. Complaints(taken, delivered, strangers)],
        };
    }

    private IEnumerable<string> Complaints(long taken, Dictionary<string, long> delivered, int strangers)
    {
        foreach (var fault in block.Faults())
        {
            yield return $"firmware fault: {fault}";
        }

        if (taken != plan.Samples)
        {
            yield return $"the nodes took {taken} readings where {plan.Samples} were due.";
        }

        if (block.Dropped() is var dropped and > 0)
        {
            yield return $"the nodes gave up {dropped} readings.";
        }

        if (strangers > 0)
        {
            yield return $"the stream holds {strangers} readings that no node took.";
        }

        foreach (var (route, count) in delivered.Where(route => route.Value < taken))
        {
            yield return $"{route} delivered {count} of {taken} readings within a minute after the run's time.";
        }

        if (observer.Unreadable > 0)
        {
            yield return $"{observer.Unreadable} messages in the stream could not be read.";
        }

        if (gateway.Status?.Refused.Count > 0)
        {
            yield return $"the gateway refused: {string.Join(", ", gateway.Status.Refused.Select(reason => $"{reason.Key} {reason.Value}"))}.";
        }
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
