namespace EdgeNodes.Boards.Drawing;

/// <summary>One column of parts: where each box lies, and the places of its pins.</summary>
internal sealed class Column
{
    internal const double RowPitch = 4.7;
    private const double TitleHeight = 5.2;
    private const double LineHeight = 3.9;
    private const double Foot = 2.4;
    private const double WidestGap = 9;
    private const double NarrowestGap = 2;
    private const double Touch = 1.2;
    private const double Clearance = 1.3;

    private readonly Dictionary<Part, double> _tops = [];

    /// <summary>Spreads parts over the height, so that no pin of theirs is level with a used pin of the module.</summary>
    internal Column(IReadOnlyList<Part> parts, Language language, double top, double bottom, IReadOnlyCollection<double> modulePins)
    {
        Parts = parts;
        Language = language;
        var heights = parts.Sum(Height);
        var gap = parts.Count == 0 ? 0 : Math.Min(WidestGap, (bottom - top - heights) / parts.Count);
        if (gap < NarrowestGap)
        {
            throw new BoardException(
                $"{parts.Count} parts need {heights + (NarrowestGap * parts.Count):F0} mm of {bottom - top:F0} mm beside the module: move some to the other side or to another sheet.");
        }

        var planned = top + Math.Max(0, (bottom - top - heights - (gap * (parts.Count - 1))) / 2);
        var earliest = top;
        foreach (var (part, index) in parts.Select((part, index) => (part, index)))
        {
            var latest = bottom - parts.Skip(index).Sum(other => Height(other) + Touch) + Touch;
            var y = Places(planned, earliest, latest).FirstOrDefault(place => IsClear(part, place, modulePins), Math.Max(planned, earliest));
            _tops[part] = y;
            earliest = y + Height(part) + Touch;
            planned += Height(part) + gap;
        }
    }

    internal IReadOnlyList<Part> Parts { get; }

    internal Language Language { get; }

    internal double Top(Part part) => _tops[part];

    internal double Height(Part part) =>
        TitleHeight + (LineHeight * Lines(part).Count) + (RowPitch * Rows(part)) + Foot;

    internal double Row(Part part, double row) => RowAt(_tops[part], part, row);

    /// <summary>What stands below a part's name.</summary>
    internal IReadOnlyList<string> Lines(Part part) => part.Detail is { } detail ? detail.In(Language).Split('\n') : [];

    internal double LineAt(Part part, int line) => _tops[part] + TitleHeight + (LineHeight * (line + 0.75));

    /// <summary>The nearest to the plan first.</summary>
    private static IEnumerable<double> Places(double planned, double earliest, double latest)
    {
        for (var shift = 0.0; shift < latest - earliest; shift += 0.2)
        {
            foreach (var place in new[] { planned + shift, planned - shift })
            {
                if (place >= earliest && place <= latest)
                {
                    yield return place;
                }
            }
        }
    }

    private bool IsClear(Part part, double top, IReadOnlyCollection<double> modulePins) =>
        part.Pins.Where(pin => pin.Edge == Edge.In).All(pin => modulePins.All(m => Math.Abs(m - RowAt(top, part, pin.Row)) >= Clearance));

    private static double Rows(Part part) => part.Pins.Max(pin => pin.Row);

    private double RowAt(double top, Part part, double row) =>
        top + TitleHeight + (LineHeight * Lines(part).Count) + (RowPitch * (row - 0.35));
}
