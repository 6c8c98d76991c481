namespace EdgeNodes.Simulated.Weather;

/// <summary>
/// A world that stands in a file: every sample of the node takes the next row, so none is skipped, however slow the machine. What the
/// series does not tell comes from the weather; past the end the last row stays.
/// </summary>
public sealed class SeriesSurroundings : ISurroundings
{
    private readonly Series _series;
    private readonly ISurroundings _otherwise;
    private readonly Dictionary<Measurand, int> _columns;
    private int _begun;

    public SeriesSurroundings(Series series, ISurroundings otherwise)
    {
        _series = series;
        _otherwise = otherwise;
        _columns = series.Measurands.Select((what, column) => (what, column)).ToDictionary(x => x.what, x => x.column);
    }

    /// <summary>The row that the node's present sample takes its values from.</summary>
    public int Row => Math.Clamp(Volatile.Read(ref _begun) - 1, 0, _series.Rows.Count - 1);

    public double Of(Measurand what) =>
        _columns.TryGetValue(what, out var column) ? _series.Rows[Row].Values[column] : _otherwise.Of(what);

    public void SampleBegins()
    {
        Interlocked.Increment(ref _begun);
        _otherwise.SampleBegins();
    }
}
