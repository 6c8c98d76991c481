namespace EdgeNodes.Boards.Text;

/// <summary>The power budget as rows of text; the last one is the sum.</summary>
public static class PowerRows
{
    /// <summary>The columns' heads.</summary>
    public static IReadOnlyList<string> Head(Language language) => language == Language.German
        ? ["Teil", "Versorgung", "Ruhe in mA", "Betrieb in mA", "Spitze in mA", "Quelle"]
        : ["part", "supply", "asleep in mA", "active in mA", "peak in mA", "source"];

    /// <summary>One row for each load, and the sum of those that are fitted together.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(Board board, Power power, Language language)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(power);
        var german = language == Language.German;
        foreach (var load in power.Loads)
        {
            var name = load.Name?.In(language)
                ?? (load.Part == "module" ? Modules.Find(board.Module)!.Name : board.Parts.First(part => part.Id == load.Part).Name.In(language));
            yield return
            [
                load.Counts ? name : name + (german ? " (zählt nicht mit)" : " (not counted)"),
                load.Rail,
                Figures.Of(load.Sleep, language), Figures.Of(load.Active, language), Figures.Of(load.Peak, language),
                load.Source,
            ];
        }

        yield return
        [
            german ? "**Summe**" : "**Sum**",
            power.Supply,
            Bold(power.Sum(load => load.Sleep), language), Bold(power.Sum(load => load.Active), language), Bold(power.Sum(load => load.Peak), language),
            "",
        ];
    }

    private static string Bold(double value, Language language) => $"**{Figures.Of(value, language)}**";
}
