using System.CommandLine;

namespace EdgeNodes.Cli.City;

/// <summary>`edge city`: a city block at work, and whether anything was lost.</summary>
internal static class CityCommand
{
    public static Command Build()
    {
        var nodes = new Option<int>("--nodes") { Description = "How many nodes", DefaultValueFactory = _ => 12 };
        var time = new Option<string>("--for") { Description = "How long they sample, like 30s, 5m or 1h", DefaultValueFactory = _ => "30s" };
        var uplink = new Option<string>("--uplink") { Description = "Routes to the platform: mqtt, lorawan or both", DefaultValueFactory = _ => "mqtt,lorawan" };
        var loss = new Option<string>("--loss") { Description = "Radio frames that the air swallows, each way, like 10%", DefaultValueFactory = _ => "0%" };
        var series = new Option<string?>("--series") { Description = "Folder with air.csv, soil.csv, water.csv: measured series that move the chips" };
        var json = new Option<bool>("--json") { Description = "Print the summary as one JSON line" };
        var data = new Option<string?>("--data") { Description = "Keep settings, storage and logs of the run in this folder" };
        var command = new Command("city", "Run a city block on simulated boards, end to end") { nodes, time, uplink, loss, series, json, data };
        command.SetAction(async (parsed, stop) =>
        {
            var options = new CityOptions(
                CityOptions.ParseNodes(parsed.GetValue(nodes)),
                CityOptions.ParseDuration(parsed.GetRequiredValue(time)),
                CityOptions.ParseUplinks(parsed.GetRequiredValue(uplink)),
                CityOptions.ParseLoss(parsed.GetRequiredValue(loss)),
                CityOptions.ParseSeries(parsed.GetValue(series)),
                parsed.GetValue(data),
                parsed.GetValue(json));
            return await CityProgram.RunAsync(options, TimeProvider.System, stop);
        });
        return command;
    }
}
