using EdgeNodes.Cli.Trace;
using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Cli.City;

/// <summary>Measured series that move the chips: the n-th sample of a node is row n of its series.</summary>
internal sealed class SeriesSet
{
    private static readonly (NodeKind Kind, string File)[] Files =
    [
        (NodeKind.AirQuality, "air.csv"), (NodeKind.SoilMoisture, "soil.csv"), (NodeKind.WaterLevel, "water.csv"),
    ];

    private readonly Dictionary<NodeKind, IReadOnlyList<Series>> byKind = [];

    public static SeriesSet Load(string folder)
    {
        var set = new SeriesSet();
        foreach (var (kind, file) in Files)
        {
            var path = Path.Combine(folder, file);
            if (File.Exists(path))
            {
                set.byKind[kind] = SeriesFile.Parse(path, InputFile.ReadAll(path), kind);
            }
        }

        return set.byKind.Count > 0
            ? set
            : throw new UserException($"--series {folder}: it holds none of air.csv, soil.csv, water.csv.");
    }

    /// <summary>The series of a node, or null: nodes of one kind take the file's independent series by turns.</summary>
    public Series? Of(NodeId node) =>
        byKind.TryGetValue(node.Kind, out var series) ? series[(node.Number - 1) % series.Count] : null;
}
