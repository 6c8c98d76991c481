namespace EdgeNodes.Boards.Drawing;

/// <summary>A wiring picture before it is written: everything on it with its place in mm, so that tests can measure it.</summary>
public sealed class Sheet
{
    /// <summary>A4 landscape, in mm.</summary>
    public const double Width = 297;

    /// <summary>A4 landscape, in mm.</summary>
    public const double Height = 210;

    /// <summary>9 pt, the smallest text on a sheet, in mm.</summary>
    public const double SmallText = 3.18;

    /// <summary>Wires, horizontal or vertical.</summary>
    public IList<Segment> Segments { get; } = [];

    /// <summary>Where wires of one net meet.</summary>
    public IList<Dot> Dots { get; } = [];

    /// <summary>Texts.</summary>
    public IList<Label> Labels { get; } = [];

    /// <summary>Boxes of parts and of the module.</summary>
    public IList<Frame> Frames { get; } = [];

    /// <summary>Symbols in boxes.</summary>
    public IList<Figure> Figures { get; } = [];

    internal void Wire(string net, double x1, double y1, double x2, double y2)
    {
        if (Math.Abs(x1 - x2) + Math.Abs(y1 - y2) > 0.01)
        {
            Segments.Add(new Segment(net, x1, y1, x2, y2));
        }
    }
}

/// <summary>A straight piece of a wire.</summary>
public sealed record Segment(string Net, double X1, double Y1, double X2, double Y2);

/// <summary>A junction.</summary>
public sealed record Dot(string Net, double X, double Y);

/// <summary>A text; X, Y is its anchor on the base line.</summary>
public sealed record Label(string Text, double X, double Y, Anchor Anchor = Anchor.Start, double Size = Sheet.SmallText, bool Bold = false, bool Grey = false)
{
    /// <summary>Its left edge.</summary>
    public double Left => Anchor switch
    {
        Anchor.Start => X,
        Anchor.Middle => X - (Width / 2),
        _ => X - Width,
    };

    /// <summary>Its width as Arial sets it.</summary>
    public double Width => TextWidth.Of(Text, Size, Bold);

    /// <summary>The height of its capitals.</summary>
    public double CapHeight => 0.72 * Size;
}

/// <summary>Which end of a text its place is.</summary>
public enum Anchor
{
    /// <summary>The left end.</summary>
    Start,

    /// <summary>The middle.</summary>
    Middle,

    /// <summary>The right end.</summary>
    End,
}

/// <summary>A box.</summary>
public sealed record Frame(string Id, double X, double Y, double W, double H, bool Dashed = false, bool Module = false);

/// <summary>A symbol, drawn between two points.</summary>
public sealed record Figure(SymbolKind Kind, double X1, double Y1, double X2, double Y2, string Text);
