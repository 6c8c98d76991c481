using System.Globalization;
using System.Net;
using System.Text;

namespace EdgeNodes.Boards.Drawing;

/// <summary>Writes a sheet as SVG in mm: A4 landscape, black on white, no script, no font embedded.</summary>
public static class SvgWriter
{
    private const string Font = "Arial, 'Liberation Sans', Helvetica, sans-serif";

    /// <summary>The file's text, the same for the same board whenever and wherever it is made.</summary>
    public static string Write(Board board, Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(sheet);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- Made from pins.json by edge board: change that file, not this one. -->
            <svg xmlns="http://www.w3.org/2000/svg" width="297mm" height="210mm" viewBox="0 0 297 210" font-family="{Font}">
            <rect width="297" height="210" fill="#fff"/>

            """);
        foreach (var s in sheet.Segments)
        {
            var stroke = Palette.For(board, s.Net);
            var dashes = stroke.Dashes is null ? " stroke-linecap=\"square\"" : $" stroke-dasharray=\"{stroke.Dashes}\"";
            svg.Append(CultureInfo.InvariantCulture,
                $"<path d=\"M{N(s.X1)} {N(s.Y1)}L{N(s.X2)} {N(s.Y2)}\" stroke=\"{stroke.Colour}\" stroke-width=\"{N(stroke.Width)}\" fill=\"none\"{dashes}><title>{Text(s.Net)}</title></path>\n");
        }

        foreach (var dot in sheet.Dots)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{N(dot.X)}\" cy=\"{N(dot.Y)}\" r=\"0.85\" fill=\"{Palette.For(board, dot.Net).Colour}\"/>\n");
        }

        foreach (var frame in sheet.Frames)
        {
            svg.Append(CultureInfo.InvariantCulture,
                $"<rect x=\"{N(frame.X)}\" y=\"{N(frame.Y)}\" width=\"{N(frame.W)}\" height=\"{N(frame.H)}\" rx=\"1\" fill=\"{(frame.Module ? "#f2f2f2" : "#fff")}\" stroke=\"#000\" stroke-width=\"{(frame.Module ? "0.6" : "0.35")}\"{(frame.Dashed ? " stroke-dasharray=\"2 1\"" : "")}/>\n");
        }

        foreach (var figure in sheet.Figures)
        {
            FigureWriter.Write(svg, figure);
        }

        foreach (var label in sheet.Labels)
        {
            svg.Append(Label(label));
        }

        return svg.Append("</svg>\n").ToString();
    }

    internal static string Label(Label label)
    {
        var anchor = label.Anchor switch
        {
            Anchor.Start => "",
            Anchor.Middle => " text-anchor=\"middle\"",
            _ => " text-anchor=\"end\"",
        };
        return $"<text x=\"{N(label.X)}\" y=\"{N(label.Y)}\" font-size=\"{N(label.Size)}\"{anchor}{(label.Bold ? " font-weight=\"bold\"" : "")}{(label.Grey ? " fill=\"#666\"" : "")}>{Text(label.Text)}</text>\n";
    }

    internal static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text).Replace("&#39;", "'", StringComparison.Ordinal);
}
