namespace EdgeNodes.Simulated.Weather;

/// <summary>Measured rows of one node: per row a time and a value per measurand.</summary>
public sealed class Series
{
    private readonly Measurand[] _measurands;

    public Series(IReadOnlyList<Measurand> measurands, IReadOnlyList<SeriesRow> rows)
    {
        if (rows.Count == 0)
        {
            throw new ArgumentException("A series has at least one row.", nameof(rows));
        }

        _measurands = [.. measurands];
        Rows = rows;
    }

    public IReadOnlyList<Measurand> Measurands => _measurands;

    public IReadOnlyList<SeriesRow> Rows { get; }
}

/// <summary>One instant of a series; the values are in the order of its measurands.</summary>
public sealed record SeriesRow(long UnixTime, IReadOnlyList<double> Values);
