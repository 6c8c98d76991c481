using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Cli.City;

/// <summary>Holds what the platform received against the series that moved the chips, value by value.</summary>
internal static class SeriesCheck
{
    public static SeriesCounts Compare(SeriesSet series, CityPlan plan, IReadOnlyDictionary<(int Node, ushort Boot, uint Sequence), Reading?> seen)
    {
        var (compared, different) = (0L, 0L);
        foreach (var node in plan.Nodes)
        {
            var expected = series.Of(node);
            if (expected == null)
            {
                continue;
            }

            var received = seen.Where(pair => pair.Key.Node == node.ToKey())
                .OrderBy(pair => pair.Key.Boot).ThenBy(pair => pair.Key.Sequence)
                .Select(pair => pair.Value).ToList();
            for (var row = 0; row < Math.Min(plan.SamplesPerNode, expected.Rows.Count); row++)
            {
                for (var column = 0; column < expected.Quantities.Count; column++)
                {
                    var value = expected.Rows[row][column];
                    if (!double.IsNaN(value))
                    {
                        compared++;
                        different += row < received.Count && Matches(received[row], expected.Quantities[column], value) ? 0 : 1;
                    }
                }
            }
        }

        return new SeriesCounts(compared, different);
    }

    private static bool Matches(Reading? reading, Contract.Quantities.Quantity quantity, double value) =>
        quantity.TryToSteps(value, out var steps)
            ? reading != null && reading.Has(quantity) && Math.Abs(reading.Steps(quantity) - steps) <= 1
            : reading != null && !reading.Has(quantity);
}
