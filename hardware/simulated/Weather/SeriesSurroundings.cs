namespace EdgeNodes.Simulated.Weather;

/// <summary>
/// A world that stands in a file: what the series tells comes from its rows, everything else from the weather. Past the end
/// the last row stays.
/// </summary>
public sealed class SeriesSurroundings : ISurroundings
{
    private readonly Series _series;
    private readonly IRowClock _clock;
    private readonly ISurroundings _otherwise;
    private readonly Dictionary<Measurand, int> _columns;

    public SeriesSurroundings(Series series, IRowClock clock, ISurroundings otherwise)
    {
        _series = series;
        _clock = clock;
        _otherwise = otherwise;
        _columns = series.Measurands.Select((what, column) => (what, column)).ToDictionary(x => x.what, x => x.column);
    }

    /// <summary>The row that the node's present sample takes its values from.</summary>
    public int Row => Math.Min(_clock.Row, _series.Rows.Count - 1);

    public double Of(Measurand what) =>
        _columns.TryGetValue(what, out var column) ? _series.Rows[Row].Values[column] : _otherwise.Of(what);

    public void SampleBegins()
    {
        _clock.SampleBegins();
        _otherwise.SampleBegins();
    }
}
