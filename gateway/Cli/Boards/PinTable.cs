using EdgeNodes.Boards;
using EdgeNodes.Boards.Text;
using Spectre.Console;

namespace EdgeNodes.Cli.Boards;

/// <summary>The pin map for a terminal: short words stay whole, and what is long shares the width that is left.</summary>
internal static class PinTable
{
    // What fits a terminal of 80 columns in every language, and what signal and parts want for a column each.
    private const int Gap = 2;
    private const int Comfortable = 24;

    /// <summary>The table for a terminal of so many columns.</summary>
    public static Table Of(Board board, Language language, int width)
    {
        var rows = PinRows.Of(board, language).Prepend(PinRows.Head(language)).Select(Row.Of).ToList();
        return width >= rows.Max(row => row.Short.Sum(cell => cell.Length + Gap)) + (2 * (Comfortable + Gap)) ? Wide(rows) : Narrow(rows);
    }

    private static Table Wide(List<Row> rows) =>
        Fill(rows, row => [.. row.Short[..2], row.Signal, .. row.Short[2..], row.Parts], column => column is 2 or 6);

    // Signal and parts below each other in one column.
    private static Table Narrow(List<Row> rows) =>
        Fill(rows, row => [.. row.Short, row.Parts == "-" ? row.Signal : $"{row.Signal}:\n{row.Parts}"], column => column == 5);

    private static Table Fill(List<Row> rows, Func<Row, string[]> cells, Func<int, bool> wraps)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var (column, head) in cells(rows[0]).Index())
        {
            var made = new TableColumn(Markup.Escape(head.Replace(":\n", ", ", StringComparison.Ordinal))).Padding(0, 0, Gap - 1, 0);
            table.AddColumn(wraps(column) ? made : made.NoWrap());
        }

        foreach (var row in rows.Skip(1))
        {
            table.AddRow([.. cells(row).Select(Markup.Escape)]);
        }

        return table;
    }

    /// <summary>The cells of a row; its note is for paper, a terminal has no room for it.</summary>
    private sealed record Row(string[] Short, string Signal, string Parts)
    {
        public static Row Of(IReadOnlyList<string> cells) => new([cells[0], cells[1], cells[3], cells[4], cells[5]], cells[2], cells[6]);
    }
}
