namespace EdgeNodes.Boards.Text;

/// <summary>The pin map as rows of text, for a terminal and for a README.</summary>
public static class PinRows
{
    /// <summary>The columns' heads.</summary>
    public static IReadOnlyList<string> Head(Language language) => language == Language.German
        ? ["Pin", "Stift", "Signal", "Funktion", "Richtung", "höchstens", "Teile", "Hinweis"]
        : ["pin", "header", "signal", "function", "direction", "at most", "parts", "note"];

    /// <summary>One row for each pin in use, in the order of pins.json.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(Board board, Language language)
    {
        ArgumentNullException.ThrowIfNull(board);
        var module = Modules.Find(board.Module)!;
        foreach (var pin in board.Pins)
        {
            var place = module.Locate(pin.Pin)!.Value;
            var parts = board.Parts.Where(part => part.Pins.Any(terminal => terminal.Net == pin.Pin)).Select(part => part.Name.In(language));
            yield return
            [
                pin.Pin.Replace("GPIO", "GPIO ", StringComparison.Ordinal),
                Header(module, place, language),
                pin.Signal.In(language),
                pin.Port ?? "GPIO",
                Name(pin.Direction, language),
                Figures.Of(pin.Volts, language) + " V",
                string.Join(", ", parts.DefaultIfEmpty("-")),
                pin.Note?.In(language) ?? "",
            ];
        }
    }

    private static string Header(Module module, (Side Side, int Index) place, Language language)
    {
        var side = (place.Side, language) switch
        {
            (Side.Left, Language.German) => "links ",
            (Side.Left, _) => "left ",
            (_, Language.German) => "rechts ",
            _ => "right ",
        };
        return (module.IsEsp32 ? side : "") + module.NumberOf(place.Side, place.Index);
    }

    private static string Name(Direction direction, Language language) => (direction, language) switch
    {
        (Direction.In, Language.German) => "Eingang",
        (Direction.Out, Language.German) => "Ausgang",
        (Direction.Both, Language.German) => "beides",
        (Direction.In, _) => "input",
        (Direction.Out, _) => "output",
        _ => "both",
    };
}
