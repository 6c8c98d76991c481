using System.Globalization;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using Spectre.Console;

namespace EdgeNodes.Cli.City;

/// <summary>The run as people see it: a table that moves on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class LiveTable(CityPlan plan, CityOptions options, StreamObserver observer, Func<CityProgress> progress, TimeProvider clock)
{
    private const int MostRows = 24;
    private static readonly TimeSpan TablePeriod = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LinePeriod = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken stop)
    {
        if (!options.Json && Screen.IsInteractive)
        {
            await AnsiConsole.Live(Draw()).StartAsync(context => RepeatAsync(TablePeriod, () => context.UpdateTarget(Draw()), stop));
        }
        else
        {
            await RepeatAsync(LinePeriod, () => Console.Error.WriteLine(Line(progress())), stop);
        }
    }

    private async Task RepeatAsync(TimeSpan period, Action show, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                show();
            }
        }
        catch (OperationCanceledException)
        {
            show();
        }
    }

    private static string Line(CityProgress now)
    {
        var routes = string.Join(", ", now.Routes.Select(route => $"{route.Name} {route.Delivered}"));
        return string.Create(CultureInfo.InvariantCulture,
            $"{now.Elapsed.TotalSeconds,4:F0} s  taken {now.Taken}, stored {now.Stored}, delivered: {routes}; commands {now.CommandsApplied}/{now.CommandsSent}");
    }

    private Table Draw()
    {
        var now = progress();
        var table = new Table().Border(TableBorder.Rounded).Title(string.Create(CultureInfo.InvariantCulture,
            $"EdgeNodes city: {plan.Nodes.Count} nodes, {now.Elapsed.TotalSeconds:F0} s of {options.For.TotalSeconds:F0} s"));
        table.AddColumn("node").AddColumn(new TableColumn("seq").RightAligned()).AddColumn("last reading at the platform");
        foreach (var node in plan.Nodes.OrderBy(node => node.Kind).ThenBy(node => node.Number).Take(MostRows))
        {
            var reading = observer.LatestOf(node);
            table.AddRow(node.ToString(), reading?.Sequence.ToString(CultureInfo.InvariantCulture) ?? "", Markup.Escape(reading == null ? "-" : Values(reading)));
        }

        if (plan.Nodes.Count > MostRows)
        {
            table.AddRow("...", "", $"and {plan.Nodes.Count - MostRows} more");
        }

        table.AddEmptyRow();
        table.AddRow("gateway", "", $"taken {now.Taken}, stored {now.Stored}, in the buffer {now.Buffered}");
        foreach (var route in now.Routes)
        {
            var airtime = route.AirtimeSeconds > 0 ? string.Create(CultureInfo.InvariantCulture, $", airtime {route.AirtimeSeconds:F1} s of 36 s an hour") : "";
            table.AddRow(route.Name, "", Markup.Escape($"delivered {route.Delivered}, {(route.Connected ? "up" : "down")}{airtime}{(route.Error is { } error ? ", " + error : "")}"));
        }

        table.AddRow("commands", "", $"sent {now.CommandsSent}, applied {now.CommandsApplied}");
        return table;
    }

    private static string Values(Reading reading) => string.Join("  ",
        Enumerable.Range(0, QuantityTable.Count).Select(QuantityTable.ByCode).Where(reading.Has)
            .Select(q => $"{q.Name} {reading.Value(q).ToString("F" + q.Decimals, CultureInfo.InvariantCulture)}{(q.Unit == "1" ? "" : " " + q.Unit)}"));
}
