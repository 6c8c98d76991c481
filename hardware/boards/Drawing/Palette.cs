namespace EdgeNodes.Boards.Drawing;

/// <summary>How a wire looks. Colours differ in brightness, supplies also in their dashes: a grey print is readable, and each wire is labelled anyway.</summary>
public static class Palette
{
    private static readonly string[] Signals =
        ["#0b4f8a", "#3f93d2", "#2c6e1f", "#79a51f", "#5b2c83", "#a9578b", "#0f7378", "#7a5c00", "#8c1d40", "#b4520a"];

    /// <summary>How a line is drawn.</summary>
    /// <param name="Colour">As SVG writes it.</param>
    /// <param name="Width">In mm.</param>
    /// <param name="Dashes">Lengths in mm; null for a solid line.</param>
    public sealed record Stroke(string Colour, double Width, string? Dashes);

    /// <summary>The look of a net: a supply's by its voltage, a signal's by its place at the module.</summary>
    public static Stroke For(Board board, string net)
    {
        ArgumentNullException.ThrowIfNull(board);
        if (board.Rails.FirstOrDefault(rail => rail.Net == net) is not { } supply)
        {
            return new Stroke(Modules.Find(board.Module) is { } module && module.Locate(net) is { } place && net != "EN"
                ? Signals[Rank(board, module, place) % Signals.Length]
                : "#555555", 0.45, null);
        }

        return supply switch
        {
            { Volts: 0 } => new Stroke("#000000", 0.8, null),
            { Net: "3V3" } => new Stroke("#d97a00", 0.8, null),
            { Net: "5V" or "5VS" } => new Stroke("#c00000", 0.8, "3.2 0.9"),
            { Net: "RAIL" } => new Stroke("#0a7d32", 0.8, "1.6 0.8"),
            { Volts: >= 12 } => new Stroke("#7b2d8b", 0.8, "5 0.9 1 0.9"),
            _ => new Stroke("#8a4b00", 0.8, "5 1.2"),
        };
    }

    // Wires cross only beside one row of the module's pins: there, each pin has a colour of its own.
    private static int Rank(Board board, Module module, (Side Side, int Index) place) =>
        board.Pins.Where(pin => board.Parts.Any(part => part.Pins.Any(terminal => terminal.Net == pin.Pin)))
            .Select(pin => module.Locate(pin.Pin))
            .Count(other => other is { } one && one.Side == place.Side && one.Index < place.Index)
        + (place.Side == Side.Left ? 0 : Signals.Length / 2);
}
