using Spectre.Console;

namespace EdgeNodes.Cli.City;

/// <summary>The summary for people.</summary>
internal static class SummaryText
{
    public static void Print(CitySummary summary, IReadOnlyList<string> notes)
    {
        var readings = summary.Readings;
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumn("").AddColumn("");
        table.AddRow("nodes", $"{summary.Nodes}");
        table.AddRow("readings taken", $"{readings.Taken}");
        table.AddRow("stored by the gateway", $"{readings.Stored}");
        foreach (var (route, delivered) in readings.Delivered)
        {
            table.AddRow($"delivered over {route}", $"{delivered}");
        }

        table.AddRow("lost / twice", $"{readings.Lost} / {readings.Duplicated}");
        table.AddRow("commands applied", $"{summary.Commands.Applied} of {summary.Commands.Sent}");
        if (summary.Series is { } series)
        {
            table.AddRow("values equal to the series", $"{series.Compared - series.Different} of {series.Compared}");
        }

        foreach (var note in notes)
        {
            table.AddRow("", Markup.Escape(note));
        }

        Screen.Out.Write(table);
        Screen.Out.MarkupLine(summary.IsGood ? "[green]Every reading arrived exactly once.[/]" : "[red]Not everything arrived as it should.[/]");
    }
}
