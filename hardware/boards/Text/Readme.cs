using System.Text;

namespace EdgeNodes.Boards.Text;

/// <summary>Fills the tables of a board's README: each between <c>&lt;!-- table: NAME --&gt;</c> and <c>&lt;!-- end --&gt;</c>.</summary>
public static class Readme
{
    private const string End = "<!-- end -->";

    /// <summary>The text with its tables made anew.</summary>
    /// <exception cref="BoardException">A table's name is unknown, or its end is missing.</exception>
    public static string Fill(string text, Board board, Power power, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var made = new StringBuilder();
        var rest = 0;
        for (int at; (at = text.IndexOf("<!-- table: ", rest, StringComparison.Ordinal)) >= 0;)
        {
            var close = text.IndexOf("-->", at, StringComparison.Ordinal) + 3;
            var end = text.IndexOf(End, close, StringComparison.Ordinal);
            if (end < 0)
            {
                throw new BoardException($"README of {board?.Name}: a table has no {End}; add it where the table ends.");
            }

            var name = text[(at + 12)..(close - 3)].Trim();
            made.Append(text, rest, close - rest).Append('\n').Append(Table(name, board!, power, language));
            rest = end;
        }

        return made.Append(text, rest, text.Length - rest).ToString();
    }

    private static string Table(string name, Board board, Power power, Language language) => name switch
    {
        "pins" => Markdown(PinRows.Head(language), PinRows.Of(board, language)),
        "power" => Markdown(PowerRows.Head(language), PowerRows.Of(board, power, language)),
        _ => throw new BoardException($"README of {board.Name}: there is no table \"{name}\"; write pins or power."),
    };

    private static string Markdown(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder();
        Row(table, head);
        Row(table, [.. head.Select(_ => "---")]);
        foreach (var row in rows)
        {
            Row(table, row);
        }

        return table.ToString();
    }

    private static void Row(StringBuilder table, IReadOnlyList<string> cells) =>
        table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
