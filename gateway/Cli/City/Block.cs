using System.Globalization;
using System.Net;
using System.Text;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Esp32;
using EdgeNodes.Gateway.Registry;
using EdgeNodes.Node;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Cli.City;

/// <summary>The nodes of a block: a simulated board each, with the real firmware on it.</summary>
internal sealed class Block : IDisposable
{
    private const string Ssid = "city";
    private const string GatewayHost = "gateway.city";

    // Days pass two hundred times faster than the clock: half a minute sees an hour and a half of weather.
    private const double WeatherSpeed = 200;

    private readonly List<(NodeId Id, VirtualBoard Board, string Storage)> nodes = [];
    private readonly WifiAir air;

    private Block(WifiAir air) => this.air = air;

    /// <summary>Enrols every node at the gateway, writes its settings onto its flash, and wires its board.</summary>
    public static Block Build(CityPlan plan, CityFolder folder, int gatewayPort, SeriesSet? series, NodeRegistry registry, TimeProvider clock)
    {
        var password = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(12));
        var block = new Block(new WifiAir().WithNetwork(Ssid, password).WithHost(GatewayHost, IPAddress.Loopback)
            .WithTimeServer(GatewayHost, new IPEndPoint(IPAddress.Loopback, gatewayPort)));
        var weather = new CityWeather(clock, seed: 1, WeatherSpeed);
        for (var site = 0; site < plan.Nodes.Count; site++)
        {
            var id = plan.Nodes[site];
            var storage = folder.StorageOf(id.ToString());
            Directory.CreateDirectory(storage);
            File.WriteAllText(Path.Combine(storage, SettingsFile.Name), Settings(id, plan, gatewayPort, registry.Enrol(id), password, site, series?.Of(id) != null), Encoding.ASCII);
            var around = Surroundings(weather.At(site), series?.Of(id));
            block.nodes.Add((id, new VirtualBoard(id.ToString(), storage, Wire(id.Kind, around, clock, site), block.air), storage));
        }

        return block;
    }

    /// <summary>Switches every board on.</summary>
    public void PowerOn()
    {
        foreach (var (id, board, _) in nodes)
        {
            board.Start(Firmware(id.Kind));
        }
    }

    /// <summary>Readings that the nodes have taken, as their flash says.</summary>
    public long Taken() => nodes.Sum(node => (long)StateOf(node.Storage).Taken);

    /// <summary>The identities of the readings taken: a board of a run boots once, so they are boot and 0 to the newest sequence.</summary>
    public IEnumerable<(int Node, ushort Boot, uint Sequence)> Identities()
    {
        foreach (var (id, _, storage) in nodes)
        {
            var state = StateOf(storage);
            for (uint sequence = 0; sequence < state.NextSequence; sequence++)
            {
                yield return (id.ToKey(), (ushort)state.Boot, sequence);
            }
        }
    }

    /// <summary>Readings that the nodes gave up, as their flash says.</summary>
    public long Dropped() => nodes.Sum(node => (long)StateOf(node.Storage).Dropped);

    /// <summary>What went wrong inside the firmware, a line each.</summary>
    public IReadOnlyList<string> Faults() =>
        [.. nodes.SelectMany(node => node.Board.Faults.Select(fault => $"{node.Id}: {fault.GetType().Name}: {fault.Message}"))];

    /// <summary>Cuts the power of all boards and waits for their threads.</summary>
    public void Dispose() => Parallel.ForEach(nodes, node => node.Board.Dispose());

    private static NodeState StateOf(string storage) => NodeState.Read(new FileStorage(storage));

    private static Action<string> Firmware(NodeKind kind) => kind switch
    {
        NodeKind.AirQuality => AirQuality.Program.Boot,
        NodeKind.SoilMoisture => SoilMoisture.Program.Boot,
        NodeKind.WaterLevel => WaterLevel.Program.Boot,
        NodeKind.Streetlight => Streetlight.Program.Boot,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "there is no firmware for this kind of node"),
    };

    private static BoardWiring Wire(NodeKind kind, ISurroundings around, TimeProvider clock, int site)
    {
        NodeBoard board = kind switch
        {
            NodeKind.AirQuality => new AirQualityBoard(around, clock, HasSps30(site)),
            NodeKind.SoilMoisture => new SoilMoistureBoard(around, clock, serial: site + 1),
            NodeKind.WaterLevel => new WaterLevelBoard(around, clock),
            _ => new StreetlightBoard(around),
        };
        return board.Wiring;
    }

    // Air nodes have one or the other dust sensor by turns; every kind comes once in four sites.
    private static bool HasSps30(int site) => site / NodeKinds.Count % 2 == 1;

    private static ISurroundings Surroundings(ISurroundings weather, Trace.Series? series) =>
        series == null ? weather : new SeriesSurroundings(SeriesRows.Of(series), weather);

    private static string Settings(NodeId id, CityPlan plan, int port, string secret, string password, int site, bool hasSeries)
    {
        var text = new StringBuilder();
        Line("id", id.ToString());
        Line("gateway.host", GatewayHost);
        Line("gateway.port", port.ToString(CultureInfo.InvariantCulture));
        Line("gateway.secret", secret);
        Line("wifi.ssid", Ssid);
        Line("wifi.password", password);
        Line("sample.seconds", plan.Period.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        Line("sample.limit", plan.SamplesPerNode.ToString(CultureInfo.InvariantCulture));
        Line("link.retry_seconds", "5");
        if (id.Kind == NodeKind.AirQuality)
        {
            Line("air.dust", HasSps30(site) ? "sps30" : "pms5003");
        }
        else if (id.Kind == NodeKind.SoilMoisture)
        {
            Line("soil.dry", "2600");
            Line("soil.wet", "1300");
        }
        else if (id.Kind == NodeKind.WaterLevel)
        {
            Line("water.reference_mm", "3000");
            // Time flies here: what rises 25 mm a minute outside rises 5 m.
            Line("water.max_rise_mm_per_minute", "5000");
            if (!hasSeries)
            {
                // A series may come from anywhere, and nobody knows what floods there.
                Line("water.alert_mm", "700");
                Line("water.danger_mm", "1500");
            }
        }

        return text.ToString();

        void Line(string key, string value) => text.Append(key).Append('=').Append(value).Append('\n');
    }
}
