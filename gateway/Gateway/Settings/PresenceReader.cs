using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Presence;

namespace EdgeNodes.Gateway.Settings;

/// <summary>Reads who is whose neighbour; a typing error must not leave a street dark that everybody believes is lit.</summary>
internal static class PresenceReader
{
    /// <summary>The section that has lamps for keys.</summary>
    public const string Section = "Presence:Neighbours";

    private const int MostLamps = 10000;
    private const int MostNeighbours = 8;

    /// <summary>The neighbours of each lamp, by its key.</summary>
    /// <exception cref="SettingsException">They do not allow a start.</exception>
    public static IReadOnlyDictionary<int, IReadOnlyList<NodeId>> Neighbours(SettingsSource source)
    {
        var neighbours = new Dictionary<int, IReadOnlyList<NodeId>>();
        foreach (string name in source.Children(Section))
        {
            string key = $"{Section}:{name}";
            NodeId lamp = Lamp(source, key, name);
            NodeId[] others = [.. source.Children(key).Select(index => Lamp(source, $"{key}:{index}", source[$"{key}:{index}"]))];
            Require(others.Length is > 0 and <= MostNeighbours, source, key, $"a list of 1 to {MostNeighbours} lamps in brackets, like [\"sl-0124\"]");
            Require(Array.TrueForAll(others, other => !other.Is(lamp)), source, key, "a list without the lamp itself");
            neighbours[lamp.ToKey()] = others;
            Require(neighbours.Count <= MostLamps, source, key, $"one of at most {MostLamps} lamps");
        }

        return neighbours;
    }

    private static NodeId Lamp(SettingsSource source, string key, string? name)
    {
        bool parsed = NodeId.TryParse(name ?? "", out NodeId lamp, out _);
        Require(parsed && lamp.Kind == NodeKind.Streetlight, source, key, "about streetlights, with ids like sl-0123");
        return lamp;
    }

    private static void Require(bool condition, SettingsSource source, string key, string otherwise)
    {
        if (!condition)
        {
            throw new SettingsException($"In the {source.OriginOf(key)} the key {key} is '{source[key]}', but must be {otherwise}.");
        }
    }
}
