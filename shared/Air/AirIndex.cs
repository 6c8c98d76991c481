namespace EdgeNodes.Air;

/// <summary>
/// An air quality index from hourly means in ug/m3: each pollutant falls into a band, the worst one is the index. The bands are
/// given in whole ug/m3 (0-5, 6-15): a mean is rounded to the whole, half up, before it is looked up.
/// </summary>
public sealed class AirIndex
{
    private readonly string[] bands;
    private readonly int[][] edges;

    // One row per pollutant: upper ends of all bands but the last.
    private AirIndex(string name, string[] bands, int[][] edges)
    {
        Name = name;
        this.bands = bands;
        this.edges = edges;
    }

    /// <summary>European Air Quality Index as revised in 2024 (ETC HE report 2024/17).</summary>
    public static AirIndex Eaqi2024 { get; } = new(
        "eaqi-2024",
        ["good", "fair", "moderate", "poor", "very poor", "extremely poor"],
        [[5, 15, 50, 90, 140], [15, 45, 120, 195, 270], [10, 25, 60, 100, 150], [60, 100, 120, 160, 180], [20, 40, 125, 190, 275]]);

    /// <summary>Luftqualitaetsindex of the Umweltbundesamt as of 2025 (umweltbundesamt.de/en/node/73614).</summary>
    public static AirIndex Uba2025 { get; } = new(
        "uba-2025",
        ["very good", "good", "moderate", "poor", "very poor"],
        [[5, 15, 30, 50], [9, 27, 54, 90], [10, 30, 60, 100], [24, 72, 144, 240], [10, 30, 60, 100]]);

    /// <summary>Both.</summary>
    public static IReadOnlyList<AirIndex> All { get; } = [Eaqi2024, Uba2025];

    /// <summary>Name and version, as in JSON.</summary>
    public string Name { get; }

    /// <summary>1 for the best band.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mean is no concentration.</exception>
    public int LevelOf(Pollutant pollutant, double mean)
    {
        if (!double.IsFinite(mean) || mean < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "an hourly mean is 0 or more, in ug/m3");
        }

        var whole = Math.Floor(mean + 0.5);
        var row = edges[(int)pollutant];
        var level = 1;
        while (level <= row.Length && whole > row[level - 1])
        {
            level++;
        }

        return level;
    }

    /// <summary>The index of an hour, null without any mean. The first of several worst pollutants is named.</summary>
    public AirGrade? Of(IReadOnlyDictionary<Pollutant, double> means)
    {
        ArgumentNullException.ThrowIfNull(means);
        AirGrade? worst = null;
        var missing = Pollutants.All.Where(pollutant => !means.ContainsKey(pollutant)).ToList();
        foreach (var pollutant in Pollutants.All.Where(means.ContainsKey))
        {
            var level = LevelOf(pollutant, means[pollutant]);
            if (worst == null || level > worst.Level)
            {
                worst = new AirGrade(this, level, bands[level - 1], pollutant, missing);
            }
        }

        return worst;
    }
}

/// <summary>What an index says about one hour.</summary>
/// <param name="Index">Which index.</param>
/// <param name="Level">1 for the best band.</param>
/// <param name="Band">Its name.</param>
/// <param name="Worst">The pollutant that it comes from.</param>
/// <param name="Missing">Pollutants that were not measured: with any, the index is incomplete.</param>
public sealed record AirGrade(AirIndex Index, int Level, string Band, Pollutant Worst, IReadOnlyList<Pollutant> Missing);
