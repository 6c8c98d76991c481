namespace EdgeNodes.Cli.City;

/// <summary>`edge city`, from options to exit code.</summary>
internal static class CityProgram
{
    public static async Task<int> RunAsync(CityOptions options, TimeProvider clock, CancellationToken stop)
    {
        using var folder = CityFolder.Open(options.Data);
        await using var city = await CityRun.StartAsync(options, folder, clock, stop);
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
