namespace EdgeNodes.Boards;

/// <summary>A part with its own pin names.</summary>
public sealed record Part
{
    /// <summary>The key that power.json and bom.csv use, too.</summary>
    public required string Id { get; init; }

    /// <summary>What is printed on the box.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Address, speed, level: one or two short lines, parted by \n.</summary>
    public LocalText? Detail { get; init; }

    /// <summary>The column that it is drawn in.</summary>
    public required Side Side { get; init; }

    /// <summary>The sheets that show it, from 1; empty for all.</summary>
    public IReadOnlyList<int> Sheets { get; init; } = [];

    /// <summary>The part that this one may stand in for on the same pins; drawn dashed.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>Its pins.</summary>
    public required IReadOnlyList<Terminal> Pins { get; init; }

    /// <summary>What is drawn inside: resistors, diodes, wires.</summary>
    public IReadOnlyList<Symbol> Inside { get; init; } = [];

    /// <summary>Whether a sheet shows it.</summary>
    public bool IsOn(int sheet) => Sheets.Count == 0 || Sheets.Contains(sheet);
}

/// <summary>The column of a part.</summary>
public enum Side
{
    /// <summary>Left of the module.</summary>
    Left,

    /// <summary>Right of it.</summary>
    Right,
}

/// <summary>One pin of a part.</summary>
/// <param name="Name">As printed on the part.</param>
/// <param name="Net">A pin of the module, a rail, a name shared by parts, or <c>NC</c>.</param>
/// <param name="Row">Counted from 1 below the part's name.</param>
/// <param name="Edge">Signals face the module, supplies face away from it.</param>
public sealed record Terminal(LocalText Name, string Net, int Row, Edge Edge = Edge.In);

/// <summary>The edge of a part's box.</summary>
public enum Edge
{
    /// <summary>Towards the module.</summary>
    In,

    /// <summary>Away from it.</summary>
    Out,
}

/// <summary>
/// Something drawn inside a box. Horizontal in <see cref="Row"/> from <see cref="From"/> to <see cref="To"/> (0 = outer edge,
/// 1 = inner edge), or, with <see cref="ToRow"/>, a vertical wire at <see cref="From"/>.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Row">The row.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="ToRow">The last row of a vertical wire; 0 for horizontal.</param>
/// <param name="Text">Name and value, as <c>R1 100 kΩ</c>.</param>
public sealed record Symbol(SymbolKind Kind, double Row, double From, double To = 1, double ToRow = 0, string Text = "");

/// <summary>Circuit symbols (IEC 60617).</summary>
public enum SymbolKind
{
    /// <summary>A line.</summary>
    Wire,

    /// <summary>A resistor; its value is written into it.</summary>
    Resistor,

    /// <summary>A diode that conducts towards the outer edge.</summary>
    Diode,

    /// <summary>A light emitting diode, likewise.</summary>
    Led,

    /// <summary>A box with a text: fuse, jumper, contact.</summary>
    Box,
}
