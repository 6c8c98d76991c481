using System.Globalization;
using System.Text;

namespace EdgeNodes.Boards.Drawing;

/// <summary>Writes circuit symbols as SVG.</summary>
internal static class FigureWriter
{
    private const double BoxHeight = 3.7;
    private const double Half = 1.5;

    internal static void Write(StringBuilder svg, Figure figure)
    {
        var middle = (figure.X1 + figure.X2) / 2;
        switch (figure.Kind)
        {
            case SymbolKind.Wire:
                Line(svg, figure.X1, figure.Y1, figure.X2, figure.Y2);
                break;
            case SymbolKind.Resistor or SymbolKind.Box:
                Boxed(svg, figure, middle);
                break;
            default:
                Line(svg, figure.X1, figure.Y1, figure.X2, figure.Y2);
                // The tip points to the outer edge, where the current goes.
                Triangle(svg, middle, figure.Y1, Math.Sign(figure.X1 - figure.X2), figure.Kind == SymbolKind.Led);
                if (figure.Text.Length > 0)
                {
                    svg.Append(SvgWriter.Label(new Label(figure.Text, middle, figure.Y1 - 2.3, Anchor.Middle)));
                }

                break;
        }
    }

    private static void Boxed(StringBuilder svg, Figure figure, double middle)
    {
        var width = TextWidth.Of(figure.Text, Sheet.SmallText) + 2;
        Line(svg, figure.X1, figure.Y1, figure.X2, figure.Y2);
        svg.Append(CultureInfo.InvariantCulture,
            $"<rect x=\"{SvgWriter.N(middle - (width / 2))}\" y=\"{SvgWriter.N(figure.Y1 - (BoxHeight / 2))}\" width=\"{SvgWriter.N(width)}\" height=\"{SvgWriter.N(BoxHeight)}\" fill=\"#fff\" stroke=\"#000\" stroke-width=\"0.35\"/>\n");
        svg.Append(SvgWriter.Label(new Label(figure.Text, middle, figure.Y1 + 1.1, Anchor.Middle)));
    }

    private static void Triangle(StringBuilder svg, double x, double y, int direction, bool shines)
    {
        string P(double dx, double dy) => $"{SvgWriter.N(x + (direction * dx))} {SvgWriter.N(y + dy)}";
        svg.Append(CultureInfo.InvariantCulture,
            $"<path d=\"M{P(-Half, -Half)}L{P(Half, 0)}L{P(-Half, Half)}Z\" fill=\"#000\"/>\n<path d=\"M{P(Half, -Half)}L{P(Half, Half)}\" stroke=\"#000\" stroke-width=\"0.5\"/>\n");
        if (shines)
        {
            svg.Append(CultureInfo.InvariantCulture,
                $"<path d=\"M{P(0, 2)}l1.4 1.6m-0.2 -1l0.2 1l-1 -0.2M{P(-1.6, 2)}l1.4 1.6m-0.2 -1l0.2 1l-1 -0.2\" stroke=\"#000\" stroke-width=\"0.3\" fill=\"none\"/>\n");
        }
    }

    private static void Line(StringBuilder svg, double x1, double y1, double x2, double y2) =>
        svg.Append(CultureInfo.InvariantCulture,
            $"<path d=\"M{SvgWriter.N(x1)} {SvgWriter.N(y1)}L{SvgWriter.N(x2)} {SvgWriter.N(y2)}\" stroke=\"#000\" stroke-width=\"0.4\"/>\n");
}
