namespace EdgeNodes.Boards.Drawing;

/// <summary>Draws one column: boxes with their pins, supplies on the outside, signals on the inside.</summary>
internal sealed class ColumnWires
{
    private const double RailPitch = 4.2;
    private const double TrackPitch = 2.8;
    private const double OuterLabel = 11;
    private const double InnerLabel = 15.5;

    private readonly Board _board;
    private readonly Sheet _sheet;
    private readonly Column _column;
    private readonly WiringPicture _picture;
    private readonly Side _side;
    private readonly double _inwards;
    private readonly List<string> _outer;
    private readonly IReadOnlyList<Track> _tracks;
    private readonly double _boxOut;
    private readonly double _boxIn;

    internal ColumnWires(Board board, Sheet sheet, Column column, Side side, WiringPicture picture)
    {
        _board = board;
        _sheet = sheet;
        _column = column;
        _picture = picture;
        _side = side;
        _inwards = side == Side.Left ? 1 : -1;
        // Supplies of the sheet's edge outermost, in the order of their lines: their corners nest.
        _outer = [.. Terminals(Edge.Out).Select(t => t.Net).Where(IsWire).Distinct()
            .OrderBy(net => board.Rails.ToList().FindIndex(r => r.Net == net) is var i && i >= 0 ? i : int.MaxValue)];
        _tracks = TrackOrder.Best([.. InnerNets().Select(Track)]);
        _boxOut = WiringPicture.OuterEdge(side) + (_inwards * ((RailPitch * _outer.Count) + OuterLabel));
        _boxIn = WiringPicture.InnerEdge(side) - (_inwards * ((TrackPitch * (_tracks.Count + 0.6)) + InnerLabel));
    }

    internal void Draw()
    {
        foreach (var part in _column.Parts)
        {
            BoxPainter.Draw(_sheet, _column, part, _boxOut, _boxIn);
            foreach (var pin in part.Pins.Where(pin => pin.Net != "NC"))
            {
                NetLabel(part, pin);
            }
        }

        for (var i = 0; i < _outer.Count; i++)
        {
            DrawVertical(_outer[i], WiringPicture.OuterEdge(_side) + (_inwards * RailPitch * (i + 0.3)), _boxOut, Ys(_outer[i], Edge.Out), null);
        }

        for (var i = 0; i < _tracks.Count; i++)
        {
            var x = WiringPicture.InnerEdge(_side) - (_inwards * TrackPitch * (i + 1));
            DrawVertical(_tracks[i].Net, x, _boxIn, [.. _tracks[i].Parts], _tracks[i].Module);
        }
    }

    /// <summary>A vertical with a stub to each pin, to the module and to the supply's line; a dot wherever three wires meet.</summary>
    private void DrawVertical(string net, double x, double box, List<double> parts, double? module)
    {
        var meets = parts.ToList();
        foreach (var y in parts)
        {
            _sheet.Wire(net, box, y, x, y);
        }

        if (module is { } pin)
        {
            meets.Add(pin);
            _sheet.Wire(net, x, pin, WiringPicture.InnerEdge(_side), pin);
        }

        if (_picture.Reach(net, x) is { } band)
        {
            meets.Add(band);
        }

        var (top, bottom) = (meets.Min(), meets.Max());
        _sheet.Wire(net, x, top, x, bottom);
        foreach (var y in meets.Where(y => y > top && y < bottom))
        {
            _sheet.Dots.Add(new Dot(net, x, y));
        }
    }

    // "NC" is open, and "→ AOUT" tells where to in words.
    private static bool IsWire(string net) => net != "NC" && !net.StartsWith('→');

    private void NetLabel(Part part, Terminal pin)
    {
        // Above the wire, or where it would be.
        var y = _column.Row(part, pin.Row) + (IsWire(pin.Net) ? -0.8 : 1.1);
        var text = pin.Net.Replace("GPIO", "GPIO ", StringComparison.Ordinal);
        var (x, away) = pin.Edge == Edge.In ? (_boxIn, _inwards) : (_boxOut, -_inwards);
        _sheet.Labels.Add(new Label(text, x + (away * 1.2), y, away > 0 ? Anchor.Start : Anchor.End));
    }

    private IEnumerable<Terminal> Terminals(Edge edge) => _column.Parts.SelectMany(part => part.Pins).Where(pin => pin.Edge == edge);

    private List<double> Ys(string net, Edge edge) =>
        [.. _column.Parts.SelectMany(part => part.Pins.Where(pin => pin.Net == net && pin.Edge == edge).Select(pin => _column.Row(part, pin.Row))).Order()];

    /// <summary>Signals of this column, and the module's supply pins on this side.</summary>
    private IEnumerable<string> InnerNets() =>
        Terminals(Edge.In).Select(t => t.Net).Where(IsWire)
            .Concat(_board.Rails.Where(rail => _picture.BandOf(rail.Net) is not null && _picture.ModulePin(rail.Net, _side) is not null).Select(rail => rail.Net))
            .Distinct();

    private Track Track(string net) => new(net, _picture.ModulePin(net, _side), Ys(net, Edge.In), _picture.BandOf(net));
}
