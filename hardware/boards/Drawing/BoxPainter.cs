namespace EdgeNodes.Boards.Drawing;

/// <summary>Draws a part's box: its name, its pins with the names that are printed on the part, and the symbols inside.</summary>
internal static class BoxPainter
{
    private const double Inset = 1.2;

    internal static void Draw(Sheet sheet, Column column, Part part, double boxOut, double boxIn)
    {
        var (left, right) = boxOut < boxIn ? (boxOut, boxIn) : (boxIn, boxOut);
        var top = column.Top(part);
        var width = right - left;
        sheet.Frames.Add(new Frame(part.Id, left, top, width, column.Height(part), Dashed: part.InsteadOf is not null));
        Fit(sheet, column, part, new Label(part.Name.In(column.Language), left + (width / 2), top + 4.2, Anchor.Middle, 3.5, Bold: true), width);
        foreach (var (line, index) in column.Lines(part).Select((line, index) => (line, index)))
        {
            Fit(sheet, column, part, new Label(line, left + (width / 2), column.LineAt(part, index), Anchor.Middle), width);
        }

        if (part.Inside.Count > 0)
        {
            DrawInside(sheet, column, part, boxOut, boxIn);
        }
        else
        {
            DrawPinNames(sheet, column, part, boxOut, boxIn);
        }
    }

    private static void DrawPinNames(Sheet sheet, Column column, Part part, double boxOut, double boxIn)
    {
        foreach (var row in part.Pins.GroupBy(pin => pin.Row))
        {
            var labels = row.Select(pin =>
            {
                var (edge, other) = pin.Edge == Edge.In ? (boxIn, boxOut) : (boxOut, boxIn);
                var inwards = Math.Sign(other - edge);
                return new Label(
                    pin.Name.In(column.Language), edge + (inwards * Inset), column.Row(part, pin.Row) + 1.1, inwards > 0 ? Anchor.Start : Anchor.End);
            }).ToList();
            if (labels.Sum(label => label.Width) + (Inset * (labels.Count + 1)) > Math.Abs(boxOut - boxIn))
            {
                throw TooWide(column, part, string.Join(" + ", labels.Select(label => label.Text)));
            }

            labels.ForEach(sheet.Labels.Add);
        }
    }

    private static void DrawInside(Sheet sheet, Column column, Part part, double boxOut, double boxIn)
    {
        double At(double share) => boxOut + ((boxIn - boxOut) * share);
        foreach (var symbol in part.Inside)
        {
            var y = column.Row(part, symbol.Row);
            var vertical = symbol.ToRow > 0;
            sheet.Figures.Add(new Figure(
                symbol.Kind, At(symbol.From), y, vertical ? At(symbol.From) : At(symbol.To), vertical ? column.Row(part, symbol.ToRow) : y, symbol.Text));
        }
    }

    private static void Fit(Sheet sheet, Column column, Part part, Label label, double width)
    {
        if (label.Width > width - (2 * Inset))
        {
            throw TooWide(column, part, label.Text);
        }

        sheet.Labels.Add(label);
    }

    private static BoardException TooWide(Column column, Part part, string text) =>
        new($"\"{text}\" does not fit into the box of {part.Id} ({column.Language}): shorten it, or begin a new line with \\n.");
}
