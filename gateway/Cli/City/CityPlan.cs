using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Cli.City;

/// <summary>Which nodes a city has and how often they sample: as often as the routes can carry.</summary>
/// <param name="Nodes">Ids, kinds by turns.</param>
/// <param name="Period">Between two samples of a node.</param>
/// <param name="SamplesPerNode">How many samples each node takes.</param>
public sealed record CityPlan(IReadOnlyList<NodeId> Nodes, TimeSpan Period, int SamplesPerNode)
{
    private const double ShortestSeconds = 2;

    // EU868, one per cent of an hour is 36 s of airtime: about ninety full frames at SF7 and some thirty readings in each.
    // Half of it is left for repeats and for what else a gateway has to say.
    private const double RadioReadingsPerHour = 1500;

    // A class A cycle with its receive windows takes a little more than two seconds, a frame carries some thirty readings.
    private const double RadioReadingsPerSecond = 7;
    private const double MqttReadingsPerSecond = 100;

    public int Samples => Nodes.Count * SamplesPerNode;

    public static CityPlan For(CityOptions options)
    {
        var nodes = Enumerable.Range(0, options.Nodes)
            .Select(i => new NodeId((NodeKind)(1 + (i % NodeKinds.Count)), 1 + (i / NodeKinds.Count)))
            .ToList();
        var rate = options.Uses(CityOptions.LoRaWan) ? RadioReadingsPerSecond : MqttReadingsPerSecond;
        var seconds = Math.Max(ShortestSeconds, nodes.Count / rate);
        if (options.Uses(CityOptions.LoRaWan))
        {
            seconds = Math.Max(seconds, nodes.Count * options.For.TotalSeconds / (RadioReadingsPerHour * Math.Max(1, options.For.TotalHours)));
        }

        // Whole seconds: a reading's time has no finer step, and two readings of a node shall not share one.
        var period = TimeSpan.FromSeconds(Math.Ceiling(Math.Min(seconds, options.For.TotalSeconds)));
        return new CityPlan(nodes, period, Math.Max(1, (int)(options.For / period)));
    }
}
