namespace EdgeNodes.Boards;

/// <summary>A position of a bill of materials.</summary>
/// <param name="Position">Counted from 1.</param>
/// <param name="Quantity">How many a board needs.</param>
/// <param name="Part">The part's id in pins.json, <c>module</c>, or - for what is not wired.</param>
/// <param name="Designation">What it is.</param>
/// <param name="Manufacturer">Who makes it.</param>
/// <param name="Number">The manufacturer's (or, for breakout boards, the maker's) number.</param>
/// <param name="Replacement">What may replace it.</param>
/// <param name="Checked">yes when the number was seen in a public source, no when an orderer must compare it first.</param>
/// <param name="Note">Anything else.</param>
public sealed record BillPosition(
    int Position, int Quantity, string Part, string Designation, string Manufacturer, string Number, string Replacement, bool Checked, string Note);

/// <summary>Reads <c>bom.csv</c>: semicolons, a head line, no quotes.</summary>
public static class Bill
{
    /// <summary>The head line.</summary>
    public const string Head = "position;quantity;part;designation;manufacturer;number;replacement;checked;note";

    /// <summary>The positions of a file.</summary>
    /// <exception cref="BoardException">A line does not hold; the message names it and says what to write.</exception>
    public static IReadOnlyList<BillPosition> Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length == 0 || lines[0] != Head)
        {
            throw new BoardException($"{name}: the first line must be \"{Head}\".");
        }

        return [.. lines.Skip(1).Select((line, index) => Position(line, $"{name} line {index + 2}"))];
    }

    private static BillPosition Position(string line, string where)
    {
        var fields = line.Split(';', StringSplitOptions.TrimEntries);
        if (fields.Length != 9)
        {
            throw new BoardException($"{where} has {fields.Length} fields: give nine, parted by semicolons, as the first line names them.");
        }

        if (!int.TryParse(fields[0], out var position) || !int.TryParse(fields[1], out var quantity) || quantity < 1)
        {
            throw new BoardException($"{where} begins with \"{fields[0]};{fields[1]}\": give position and quantity as whole numbers.");
        }

        if (fields[7] is not ("yes" or "no"))
        {
            throw new BoardException($"{where} says \"{fields[7]}\" under checked: write yes or no.");
        }

        return new BillPosition(position, quantity, fields[2], fields[3], fields[4], fields[5], fields[6], fields[7] == "yes", fields[8]);
    }
}
