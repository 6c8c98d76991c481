namespace EdgeNodes.Boards.Drawing;

/// <summary>How a wire looks. Colours differ in brightness, supplies also in their dashes: a grey print is readable, and each wire is labelled anyway.</summary>
internal static class Palette
{
    private static readonly string[] Signals =
        ["#0b4f8a", "#3f93d2", "#2c6e1f", "#79a51f", "#5b2c83", "#a9578b", "#0f7378", "#7a5c00", "#4a4a4a", "#b4520a"];

    internal sealed record Stroke(string Colour, double Width, string? Dashes);

    internal static Stroke For(Board board, string net)
    {
        if (board.Rails.FirstOrDefault(rail => rail.Net == net) is not { } supply)
        {
            var pin = board.Pins.ToList().FindIndex(p => p.Pin == net);
            return new Stroke(pin >= 0 ? Signals[pin % Signals.Length] : "#555555", 0.45, null);
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
}
