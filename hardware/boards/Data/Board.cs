namespace EdgeNodes.Boards;

/// <summary>A board as <c>pins.json</c> describes it: what is wired to which pin of its module, and how it is drawn.</summary>
public sealed record Board
{
    /// <summary>The folder's name, and the node's kind.</summary>
    public required string Name { get; init; }

    /// <summary>A key of <see cref="Modules"/>.</summary>
    public required string Module { get; init; }

    /// <summary>What stands above the picture.</summary>
    public required LocalText Title { get; init; }

    /// <summary>One picture each; a part names the sheets that it is on.</summary>
    public IReadOnlyList<LocalText> Sheets { get; init; } = [new LocalText("", "")];

    /// <summary>Pins of the module that are in use.</summary>
    public required IReadOnlyList<BoardPin> Pins { get; init; }

    /// <summary>Supplies that run along the sheet.</summary>
    public required IReadOnlyList<Rail> Rails { get; init; }

    /// <summary>What is wired to them.</summary>
    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>What the picture cannot say; printed below it.</summary>
    public IReadOnlyList<LocalText> Notes { get; init; } = [];

    /// <summary>Where pinouts and levels were read.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
}

/// <summary>One pin of the module in use.</summary>
public sealed record BoardPin
{
    /// <summary>As printed on the module: <c>GPIO21</c>.</summary>
    public required string Pin { get; init; }

    /// <summary>What runs over it.</summary>
    public required LocalText Signal { get; init; }

    /// <summary>The firmware's constant with this number, <c>Class.Name</c> or a name in the app's Pins; null when the firmware has none.</summary>
    public string? Constant { get; init; }

    /// <summary>The module's function on it: I2C1_DATA, COM2_RX, ADC1_CH6; null for plain GPIO.</summary>
    public string? Port { get; init; }

    /// <summary>Seen from the module.</summary>
    public required Direction Direction { get; init; }

    /// <summary>The highest level that the part at the other end gives, in V. Above 3.3 V a divider must stand between.</summary>
    public required double Volts { get; init; }

    /// <summary>What a technician must know about it.</summary>
    public LocalText? Note { get; init; }

    /// <summary>The GPIO number.</summary>
    public int Number => int.Parse(Pin.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Which way a signal goes, seen from the module.</summary>
public enum Direction
{
    /// <summary>The module listens.</summary>
    In,

    /// <summary>The module drives.</summary>
    Out,

    /// <summary>Both in turn.</summary>
    Both,
}

/// <summary>A supply.</summary>
/// <param name="Net">Its short name: <c>3V3</c>.</param>
/// <param name="Volts">Nominal, in V.</param>
/// <param name="Band">Along which edge of the sheet it runs.</param>
/// <param name="Text">What stands at it.</param>
public sealed record Rail(string Net, double Volts, Band Band, LocalText Text);

/// <summary>The edge of the sheet along which a supply runs.</summary>
public enum Band
{
    /// <summary>Above the parts.</summary>
    Top,

    /// <summary>Below them.</summary>
    Bottom,

    /// <summary>It feeds one column only and needs no line across.</summary>
    Column,
}
