using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Cli.Trace;

/// <summary>Samples a series as a node's scheduler does: the first value of each period, at the period's beginning.</summary>
internal static class Sampler
{
    public static IReadOnlyList<Reading> Sample(Series series, NodeKind kind, int number, int period)
    {
        var readings = new List<Reading>();
        long lastPeriod = -1;
        for (var row = 0; row < series.Times.Count; row++)
        {
            var slot = series.Times[row] / (uint)period;
            if (slot == lastPeriod)
            {
                continue;
            }

            lastPeriod = slot;
            var reading = new Reading
            {
                Node = new NodeId(kind, number),
                Boot = 1,
                Sequence = (uint)readings.Count,
                Time = slot * (uint)period,
                TimeQuality = TimeQuality.Synced,
            };
            for (var i = 0; i < series.Quantities.Count; i++)
            {
                // A value outside its quantity's range is a fault of the sensor: missing, not wrong.
                reading.Set(series.Quantities[i], series.Rows[row][i]);
            }

            readings.Add(reading);
        }

        return readings;
    }
}
