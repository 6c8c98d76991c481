namespace EdgeNodes.Cli.City;

/// <summary>`edge city`, from options to exit code.</summary>
internal static class CityProgram
{
    public static async Task<int> RunAsync(CityOptions options, TimeProvider clock, CancellationToken stop)
    {
        using var folder = CityFolder.Open(options.Data);
        var plan = CityPlan.For(options);
        var series = options.Series == null ? null : SeriesSet.Load(options.Series);
        await using var parts = await CityParts.StartAsync(options, plan, series, folder, clock, stop);
        var city = new CityRun(plan, options, parts, series, clock);
        var summary = await city.RunAsync(stop);
        if (options.Json)
        {
            await Console.Out.WriteLineAsync(CitySummary.ToJson(summary));
        }
        else
        {
            SummaryText.Print(summary, city.Notes);
        }

        foreach (var complaint in summary.Complaints)
        {
            await Console.Error.WriteLineAsync($"edge: {complaint}");
        }

        return summary.IsGood ? 0 : 1;
    }
}
