using EdgeNodes.Air;
using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Platform.Index;

/// <summary>Samples and their sum in tenths of ug/m3.</summary>
internal readonly record struct DustSum(long Count, long Tenths)
{
    public double Mean => Count == 0 ? double.NaN : Tenths / (10.0 * Count);

    public DustSum And(long count, long tenths) => new(Count + count, Tenths + tenths);
}

/// <summary>What is known of one hour of a node: sums, and how far its first and last readings lie apart in number and in time.</summary>
internal sealed record AirHour(NodeId Node, long Hour)
{
    private const double LeastShare = 0.75;

    public string Gateway { get; init; } = "";

    public DustSum Pm25 { get; init; }

    public DustSum Pm10 { get; init; }

    /// <summary>Samples in the means that were taken above 85 % relative humidity.</summary>
    public long Humid { get; init; }

    /// <summary>Sequence numbers between first and last reading, over all boots.</summary>
    public long Steps { get; init; }

    /// <summary>Seconds between them.</summary>
    public long Seconds { get; init; }

    /// <summary>
    /// Samples that a whole hour has at the node's own period, which follows from time and sequence: readings that are missing
    /// between do not change it. 0 if there are too few to tell.
    /// </summary>
    public long Expected => Steps <= 0 || Seconds <= 0 ? 0 : (long)Math.Round((double)AirHours.Hour * Steps / Seconds);

    /// <summary>Hourly means in ug/m3 of what was measured in at least three quarters of the hour.</summary>
    public Dictionary<Pollutant, double> Means()
    {
        var means = new Dictionary<Pollutant, double>();
        Add(Pollutant.Pm25, Pm25);
        Add(Pollutant.Pm10, Pm10);
        return means;

        void Add(Pollutant pollutant, DustSum sum)
        {
            if (sum.Count > 0 && Expected > 0 && sum.Count >= LeastShare * Expected)
            {
                means.Add(pollutant, sum.Mean);
            }
        }
    }
}
