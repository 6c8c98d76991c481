using System.Net;
using System.Text;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Esp32;
using EdgeNodes.Json;
using EdgeNodes.Node;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.City.Tests.Outage;

/// <summary>A streetlight on its simulated board, `edge gateway`, and a mosquitto whose subscriber is the platform; the middle can be cut out.</summary>
internal sealed class OutageRig : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly WifiAir air = new WifiAir().WithNetwork("city", "open-sesame").WithHost("gateway", IPAddress.Loopback);
    private readonly int port = Ports.Free();
    private readonly Mosquitto broker;
    private readonly List<Reading> arrived = [];
    private ToolProcess? subscriber;
    private ToolProcess? gateway;

    private OutageRig(Mosquitto broker)
    {
        this.broker = broker;
        Node = new VirtualBoard("sl-0123", folder["flash"], new StreetlightBoard(new CityWeather(TimeProvider.System).At(1)).Wiring, air);
    }

    internal VirtualBoard Node { get; }

    /// <summary>What the platform has received, in its order.</summary>
    internal IReadOnlyList<Reading> Platform
    {
        get
        {
            foreach (var line in subscriber!.Output.Skip(arrived.Count))
            {
                Assert.True(ReadingJson.TryRead(Encoding.UTF8.GetBytes(line.Split(' ', 2)[1]), out var reading, out _, out var error), error);
                arrived.Add(reading);
            }

            return arrived;
        }
    }

    /// <summary>The number that the node's next reading gets in this boot.</summary>
    internal uint NextSequence => NodeState.Read(new FileStorage(Node.StorageRoot)).NextSequence;

    private string Settings => folder["gateway.json"];

    internal static async Task<OutageRig> StartAsync()
    {
        var rig = new OutageRig(await Mosquitto.Start());
        try
        {
            await rig.Prepare();
            return rig;
        }
        catch
        {
            rig.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Takes the radio and then the gateway away; returns how many readings the platform has. Between two batches: what is under way then
    /// may lie at the gateway and count as lost at the node, and nobody could say which.
    /// </summary>
    internal async Task<int> CutOff()
    {
        var before = Platform.Count;
        await Arrived(all => all.Count > before, "the next batch");
        air.IsUp = false;
        await Eventually.True(() => Node.Console.Lines.Any(l => l.StartsWith("no link to the gateway: ", StringComparison.Ordinal)), "the node's loss");
        await gateway!.Stop();
        gateway.Dispose();
        return Platform.Count;
    }

    internal async Task ComesBack()
    {
        StartGateway();
        await Ports.Open(port);
        air.IsUp = true;
    }

    // One record is read, not the whole outbox: the node shares this machine.
    internal Task Taken(uint count)
    {
        var ring = new Ring(new FileStorage(Node.StorageRoot), "outbox", EdgeNodes.Node.Outbox.OrdinaryCapacity);
        return Eventually.True(() => ring.TryRead(count - 1, new OutboxRecord()), $"{count} readings taken");
    }

    internal Task Arrived(int count) => Arrived(all => all.Count >= count, $"{count} readings at the platform");

    internal Task Arrived(Func<IReadOnlyList<Reading>, bool> isSo, string what) => Eventually.True(() => isSo(Platform), what);

    public void Dispose()
    {
        Node.Dispose();
        gateway?.Dispose();
        subscriber?.Dispose();
        broker.Dispose();
        folder.Dispose();
    }

    private async Task Prepare()
    {
        folder.Write("gateway.json", $$"""
            {
              "Gateway": { "Id": "gw-01", "Data": "data" },
              "Ingest": { "Address": "127.0.0.1", "Port": {{port}}, "Anonymous": true },
              "Uplinks": { "Mqtt": { "Host": "127.0.0.1", "Port": {{broker.Port}} } }
            }
            """);
        var enrolled = await Edge.RunAsync("gateway", "enrol", "sl-0123", "--settings", Settings);
        Assert.True(enrolled.Exit == 0, enrolled.Errors);
        Directory.CreateDirectory(Node.StorageRoot);

        // A batch of 64 is 640 ms: time to cut the radio while no frame is under way.
        await File.WriteAllTextAsync(Path.Combine(Node.StorageRoot, "node.cfg"), $"""
            id=sl-0123
            gateway.host=gateway
            gateway.port={port}
            gateway.secret={enrolled.Text.Trim()}
            wifi.ssid=city
            wifi.password=open-sesame
            link.retry_seconds=1
            sample.milliseconds=10
            report.batch=64

            """);
        subscriber = await broker.Subscribe("city/v1/gw-01/sl-0123/reading");
        StartGateway();
        await Ports.Open(port);
    }

    private void StartGateway() =>
        gateway = new ToolProcess("dotnet", Path.Combine(AppContext.BaseDirectory, "edge.dll"), "gateway", "--settings", Settings);
}
