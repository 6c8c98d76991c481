namespace EdgeNodes.Boards;

/// <summary>What must hold on every board, whoever draws it: an ESP32's rules for its pins, and wires that lead somewhere.</summary>
public static class BoardCheck
{
    /// <summary>What an ESP32's pin bears, in V; nothing is 5 V tolerant (ESP32 data sheet, absolute maximum ratings).</summary>
    public const double HighestVolts = 3.3;

    private static readonly int[] InputOnly = [34, 35, 36, 39];
    private static readonly int[] Flash = [6, 7, 8, 9, 10, 11];
    private static readonly int[] Strapping = [0, 2, 5, 12, 15];

    /// <summary>All mistakes, each as a sentence that names part or pin and the remedy.</summary>
    public static IEnumerable<string> Mistakes(Board board)
    {
        ArgumentNullException.ThrowIfNull(board);
        return Modules.Find(board.Module) is { } module
            ? PinMistakes(board, module).Concat(WireMistakes(board, module)).Concat(PartMistakes(board))
            : [$"Module \"{board.Module}\" is unknown: describe it in Modules.cs."];
    }

    private static IEnumerable<string> PinMistakes(Board board, Module module)
    {
        foreach (var twice in board.Pins.GroupBy(pin => pin.Pin).Where(group => group.Count() > 1))
        {
            yield return $"{twice.Key} is listed {twice.Count()} times: give each signal its own pin.";
        }

        foreach (var pin in board.Pins)
        {
            if (module.Locate(pin.Pin) is null)
            {
                yield return $"{pin.Pin} is not on the header of {module.Name}: choose another pin.";
            }

            if (pin is { Direction: not Direction.Out, Volts: > HighestVolts } && !HasDivider(board, pin.Pin))
            {
                yield return $"{pin.Pin} gets {pin.Volts} V without a divider: put two resistors before it.";
            }

            if (module.IsEsp32 && Esp32Mistake(pin) is { } mistake)
            {
                yield return mistake;
            }
        }
    }

    private static string? Esp32Mistake(BoardPin pin) => pin switch
    {
        _ when Flash.Contains(pin.Number) => $"{pin.Pin} is wired to the module's flash: choose another pin.",
        { Direction: not Direction.In } when InputOnly.Contains(pin.Number) => $"{pin.Pin} is an input only: it cannot drive {pin.Signal.En}.",
        { Note: null } when Strapping.Contains(pin.Number) => $"{pin.Pin} decides how the chip boots: add a note that says why it works here.",
        { Port: { } port } when port.StartsWith("ADC2", StringComparison.Ordinal) => $"{pin.Pin} is on ADC2, which Wi-Fi uses: choose an ADC1 pin (32 to 39).",
        _ => null,
    };

    private static IEnumerable<string> WireMistakes(Board board, Module module)
    {
        var ends = board.Parts.SelectMany(part => part.Pins.Select(pin => (Part: part, pin.Net))).ToList();
        foreach (var pin in board.Pins.Where(pin => pin.Port is not ("U0RXD" or "U0TXD")))
        {
            if (ends.TrueForAll(end => end.Net != pin.Pin))
            {
                yield return $"{pin.Pin} ({pin.Signal.En}) is wired to no part: add a terminal, or remove the pin.";
            }
        }

        foreach (var (part, net) in ends.Where(end => module.Locate(end.Net) is not null && !IsKnown(board, end.Net)))
        {
            yield return $"{part.Id} uses {net}, which the list of pins does not have: add it there.";
        }

        for (var sheet = 1; sheet <= board.Sheets.Count; sheet++)
        {
            var wires = ends.Where(end => end.Part.IsOn(sheet) && module.Locate(end.Net) is null && end.Net != "NC" && !end.Net.StartsWith('→'));
            foreach (var lonely in wires.GroupBy(end => end.Net).Where(net => net.Count() == 1))
            {
                yield return $"{lonely.First().Part.Id} has a wire to {lonely.Key}, where nothing else is on sheet {sheet}: correct the name, or add the other end.";
            }
        }
    }

    // EN is a pin that no firmware drives; supplies are rails.
    private static bool IsKnown(Board board, string net) =>
        net == "EN" || board.Rails.Any(rail => rail.Net == net) || board.Pins.Any(pin => pin.Pin == net);

    private static IEnumerable<string> PartMistakes(Board board)
    {
        foreach (var part in board.Parts)
        {
            if (board.Parts.Count(other => other.Id == part.Id) > 1)
            {
                yield return $"Part {part.Id} is there twice: give each its own id.";
            }

            if (part.InsteadOf is { } other1 && board.Parts.All(other => other.Id != other1))
            {
                yield return $"{part.Id} stands in for {other1}, which is no part: correct the id.";
            }

            if (part.Sheets.Any(sheet => sheet < 1 || sheet > board.Sheets.Count))
            {
                yield return $"{part.Id} is on a sheet that is not listed: add the sheet's title.";
            }
        }
    }

    // A divider is a part with two resistors and a pin at ground.
    private static bool HasDivider(Board board, string pin) => board.Parts
        .Where(part => part.Pins.Any(terminal => terminal.Net == pin))
        .All(part => part.Inside.Count(symbol => symbol.Kind == SymbolKind.Resistor) >= 2 && part.Pins.Any(terminal => terminal.Net == "GND"));
}
