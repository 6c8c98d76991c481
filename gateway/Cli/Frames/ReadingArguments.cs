using System.Globalization;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Cli.Frames;

/// <summary>A reading as it is typed on a command line.</summary>
internal static class ReadingArguments
{
    public static Reading Parse(
        string kind, string node, ushort boot, uint sequence, string time, string quality, string[] values, TimeProvider clock)
    {
        var wanted = ParseKind(kind);
        if (!NodeId.TryParse(node, out var id, out var error))
        {
            throw new UserException($"--node: {error}.");
        }

        if (id.Kind != wanted)
        {
            throw new UserException($"--node {node} is a {NodeKinds.NameOf(id.Kind)}, but --kind says {kind}: change one of them.");
        }

        if (!Words.TryQuality(quality, out var timeQuality))
        {
            throw new UserException($"--time-quality: '{quality}' is none of unknown, estimated, gateway, synced.");
        }

        var reading = new Reading { Node = id, Boot = boot, Sequence = sequence, Time = ParseTime(time, clock), TimeQuality = timeQuality };
        foreach (var pair in values)
        {
            SetValue(reading, pair);
        }

        return reading;
    }

    public static NodeKind ParseKind(string kind)
    {
        var found = NodeKinds.ByName(kind);
        return found != NodeKind.None
            ? found
            : throw new UserException($"--kind: '{kind}' is none of air-quality, soil-moisture, water-level, streetlight.");
    }

    private static uint ParseTime(string text, TimeProvider clock)
    {
        if (text == "now")
        {
            return (uint)clock.GetUtcNow().ToUnixTimeSeconds();
        }

        if (uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && time.ToUnixTimeSeconds() is >= 0 and <= uint.MaxValue)
        {
            return (uint)time.ToUnixTimeSeconds();
        }

        throw new UserException($"--time: '{text}' is no time: write Unix seconds, an ISO 8601 time like 2026-11-22T08:00:00Z, or now.");
    }

    private static void SetValue(Reading reading, string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        var quantity = equals > 0 ? QuantityTable.ByName(pair[..equals]) : null;
        var allowed = KindQuantities.Allowed(reading.Node.Kind);
        if (quantity == null || (allowed & (1 << quantity.Code)) == 0)
        {
            var names = Enumerable.Range(0, QuantityTable.Count).Where(code => (allowed & (1 << code)) != 0).Select(code => QuantityTable.ByCode(code).Name);
            throw new UserException($"'{pair}' is no quantity of a {NodeKinds.NameOf(reading.Node.Kind)}: write name=value with one of {string.Join(", ", names)}.");
        }

        if (!double.TryParse(pair[(equals + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !reading.Set(quantity, value))
        {
            throw new UserException($"'{pair}': {quantity.Name} is a number from {quantity.Min} to {quantity.Max} {quantity.Unit}, with a point as in 21.3.");
        }
    }
}
