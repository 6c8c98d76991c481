namespace EdgeNodes.Boards.Drawing;

/// <summary>
/// Draws a board: the module in the middle with its pins in their real order, parts in two columns, signals between module and
/// parts, supplies around the outside. Wires run at right angles; each signal has a track of its own.
/// </summary>
public sealed class WiringPicture
{
    private const double Margin = 6;
    private const double BandPitch = 4.8;
    private const double HeadHeight = 13;
    private const double ModuleWidth = 41;
    private const double ModuleHead = 13;
    private const double NoteHeight = 4.1;
    private const double LabelStart = Margin + 30;
    private const double NumberWidth = 7;

    private readonly Board _board;
    private readonly Module _module;
    private readonly int _number;
    private readonly Language _language;
    private readonly Sheet _sheet = new();
    private readonly Dictionary<string, double> _bands = [];
    private readonly Dictionary<string, List<double>> _meets = [];
    private double _top;
    private double _bottom;

    private WiringPicture(Board board, int number, Language language)
    {
        _board = board;
        _module = Modules.Find(board.Module) ?? throw new BoardException($"{board.Name}/pins.json names module \"{board.Module}\", which nobody has described: see Modules.cs.");
        _number = number;
        _language = language;
    }

    /// <summary>Lays a sheet out.</summary>
    /// <param name="board">The board.</param>
    /// <param name="number">The sheet, from 1.</param>
    /// <param name="language">The language of its texts.</param>
    /// <exception cref="BoardException">The parts do not fit on it.</exception>
    public static Sheet Draw(Board board, int number, Language language)
    {
        ArgumentNullException.ThrowIfNull(board);
        return new WiringPicture(board, number, language).Draw();
    }

    private static double ModuleLeft => (Sheet.Width - ModuleWidth) / 2;

    private double ModulePitch => (_bottom - _top - ModuleHead - 1) / Math.Max(_module.Left.Count, _module.Right.Count);

    private Sheet Draw()
    {
        var parts = _board.Parts.Where(part => part.IsOn(_number)).ToList();
        var used = parts.SelectMany(part => part.Pins).Select(pin => pin.Net).ToHashSet();
        Frame(parts);
        DrawModule(used);
        foreach (var side in new[] { Side.Left, Side.Right })
        {
            var pins = Enumerable.Range(0, _module.Left.Count)
                .Where(i => used.Contains(Pins(side)[i]))
                .Select(PinAt).ToList();
            var column = new Column([.. parts.Where(part => part.Side == side)], _language, _top, _bottom, pins);
            new ColumnWires(_board, _sheet, column, side, this).Draw();
        }

        DrawBands();
        return _sheet;
    }

    private IReadOnlyList<string> Pins(Side side) => side == Side.Left ? _module.Left : _module.Right;

    private double PinAt(int index) => _top + ModuleHead + (ModulePitch * (index + 0.5));

    /// <summary>Where the module has a net: the first pin of that name on a side, unless the net is a supply that another pin serves.</summary>
    internal double? ModulePin(string net, Side side) =>
        _module.Locate(net) is { } place && place.Side == side ? PinAt(place.Index) : null;

    /// <summary>The outer edge of the space that a column and its wires have.</summary>
    internal static double OuterEdge(Side side) => side == Side.Left ? Margin : Sheet.Width - Margin;

    /// <summary>The inner edge: the module.</summary>
    internal static double InnerEdge(Side side) => side == Side.Left ? ModuleLeft : ModuleLeft + ModuleWidth;

    /// <summary>The line of a supply along the sheet; a vertical that reaches it widens it.</summary>
    internal double? Reach(string net, double x)
    {
        if (!_bands.TryGetValue(net, out var y))
        {
            return null;
        }

        _meets.TryAdd(net, []);
        _meets[net].Add(x);
        return y;
    }

    internal double? BandOf(string net) => _bands.TryGetValue(net, out var y) ? y : null;

    private void Frame(List<Part> parts)
    {
        var title = _board.Title.In(_language);
        var sheet = _board.Sheets[_number - 1].In(_language);
        _sheet.Labels.Add(new Label(title, Margin, 11, Size: 5.2, Bold: true));
        if (sheet.Length > 0)
        {
            var count = _language == Language.German ? "Blatt {0} von {1}: " : "Sheet {0} of {1}: ";
            _sheet.Labels.Add(new Label(
                string.Format(System.Globalization.CultureInfo.InvariantCulture, count, _number, _board.Sheets.Count) + sheet,
                Sheet.Width - Margin, 11, Anchor.End, 4, Bold: true));
        }

        var notes = _board.Notes.Select(note => note.In(_language)).Prepend(_language == Language.German
            ? "Punkt: verbunden. Kreuzung ohne Punkt: nicht verbunden. Gestrichelter Kasten: Ersatz für ein anderes Teil, nur eines von beiden bestücken."
            : "Dot: connected. Crossing without dot: not connected. Dashed box: instead of another part, fit only one of the two.").ToList();
        for (var i = 0; i < notes.Count; i++)
        {
            _sheet.Labels.Add(new Label(notes[i], Margin, Sheet.Height - Margin + 2 - (NoteHeight * (notes.Count - 1 - i))));
        }

        var rails = _board.Rails.Where(rail => rail.Band != Band.Column && RunsAcross(rail.Net, parts)).ToList();
        _top = HeadHeight + 2;
        foreach (var rail in rails.Where(rail => rail.Band == Band.Top))
        {
            _top += BandPitch;
            _bands[rail.Net] = _top;
        }

        _bottom = Sheet.Height - Margin + 2 - (NoteHeight * notes.Count) - 1;
        foreach (var rail in rails.Where(rail => rail.Band == Band.Bottom).Reverse())
        {
            _bands[rail.Net] = _bottom;
            _bottom -= BandPitch;
        }

        _top += 3;
        _bottom -= 1;
    }

    /// <summary>Whether a supply joins the module or both columns: what stays in one column needs no line across the sheet.</summary>
    private bool RunsAcross(string net, List<Part> parts)
    {
        var sides = parts.Where(part => part.Pins.Any(pin => pin.Net == net)).Select(part => part.Side).Distinct().Count();
        return sides == 2 || (sides == 1 && _module.Locate(net) is not null);
    }

    private void DrawModule(HashSet<string> used)
    {
        _sheet.Frames.Add(new Frame("module", ModuleLeft, _top, ModuleWidth, _bottom - _top, Module: true));
        var middle = ModuleLeft + (ModuleWidth / 2);
        _sheet.Labels.Add(new Label(_module.Name, middle, _top + 5.2, Anchor.Middle, 3.6, Bold: true));
        _sheet.Labels.Add(new Label(_module.Orientation.In(_language), middle, _top + 10, Anchor.Middle));
        foreach (var side in new[] { Side.Left, Side.Right })
        {
            for (var i = 0; i < Pins(side).Count; i++)
            {
                var pin = Pins(side)[i];
                var wired = used.Contains(pin) && _module.Locate(pin) == (side, i);
                var name = pin.Replace("GPIO", "GPIO ", StringComparison.Ordinal);
                var inwards = side == Side.Left ? 1 : -1;
                var (y, anchor) = (PinAt(i) + 1.1, side == Side.Left ? Anchor.Start : Anchor.End);
                _sheet.Labels.Add(new Label(_module.NumberOf(side, i), InnerEdge(side) + (inwards * 1.2), y, anchor, Grey: true));
                _sheet.Labels.Add(new Label(name, InnerEdge(side) + (inwards * NumberWidth), y, anchor, Bold: wired, Grey: !wired));
            }
        }
    }

    private void DrawBands()
    {
        foreach (var (net, meets) in _meets)
        {
            var (from, to, y) = (meets.Min(), meets.Max(), _bands[net]);
            _sheet.Wire(net, from, y, to, y);
            foreach (var x in meets.Where(x => x > from && x < to))
            {
                _sheet.Dots.Add(new Dot(net, x, y));
            }

            var rail = _board.Rails.First(r => r.Net == net);
            var start = meets.Where(x => x < ModuleLeft).DefaultIfEmpty(from).Min() < LabelStart ? LabelStart : from + 2;
            _sheet.Labels.Add(new Label(rail.Text.In(_language), start, y - 0.9, Bold: true));
        }
    }
}
