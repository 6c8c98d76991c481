namespace EdgeNodes.Boards.Drawing;

/// <summary>A wire that runs from the module to parts by way of one vertical track.</summary>
/// <param name="Net">Its name.</param>
/// <param name="Module">Where it leaves the module; null when it joins parts only.</param>
/// <param name="Parts">Where it meets parts.</param>
/// <param name="Far">Where it meets a supply's line along the sheet; null for signals.</param>
internal sealed record Track(string Net, double? Module, IReadOnlyList<double> Parts, double? Far)
{
    internal double Top => Ys.Min();

    internal double Bottom => Ys.Max();

    private IEnumerable<double> Ys
    {
        get
        {
            var ys = Parts.AsEnumerable();
            ys = Module is { } module ? ys.Append(module) : ys;
            return Far is { } far ? ys.Append(far) : ys;
        }
    }
}

/// <summary>The order of tracks, counted from the module, with the fewest crossings: exact, by dynamic programming over subsets.</summary>
internal static class TrackOrder
{
    /// <summary>More wires than this on one side would not be readable either.</summary>
    internal const int Most = 14;

    internal static IReadOnlyList<Track> Best(IReadOnlyList<Track> tracks)
    {
        var n = tracks.Count;
        if (n > Most)
        {
            throw new BoardException($"{n} wires run to one side of the module, but {Most} can be drawn: move parts to the other side or to another sheet.");
        }

        var cost = new int[1 << n];
        var last = new int[1 << n];
        for (var set = 1; set < 1 << n; set++)
        {
            cost[set] = int.MaxValue;
            for (var t = 0; t < n; t++)
            {
                if ((set & (1 << t)) == 0)
                {
                    continue;
                }

                var before = set & ~(1 << t);
                var sum = cost[before] + Enumerable.Range(0, n).Where(i => (before & (1 << i)) != 0).Sum(i => Crossings(tracks[i], tracks[t]));
                if (sum < cost[set])
                {
                    (cost[set], last[set]) = (sum, t);
                }
            }
        }

        var order = new List<Track>();
        for (var set = (1 << n) - 1; set != 0; set &= ~(1 << last[set]))
        {
            order.Insert(0, tracks[last[set]]);
        }

        return order;
    }

    /// <summary>How often two wires cross when <paramref name="near"/> runs nearer the module.</summary>
    private static int Crossings(Track near, Track far) =>
        (far.Module is { } y && near.Top < y && y < near.Bottom ? 1 : 0)
        + near.Parts.Count(part => far.Top < part && part < far.Bottom);
}
