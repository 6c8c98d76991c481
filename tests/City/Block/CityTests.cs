using System.Text.Json;

namespace EdgeNodes.City.Tests.Block;

/// <summary>The main job: a block at work, and the promise that every reading arrives once.</summary>
[Collection(nameof(CityTests))]
public sealed class CityTests
{
    private static async Task<JsonElement> RunAsync(params string[] arguments)
    {
        var outcome = await Edge.RunAsync(["city", "--json", .. arguments]);
        var lastLine = outcome.Text.TrimEnd('\n').Split('\n')[^1];
        Assert.True(outcome.Exit == 0, $"exit {outcome.Exit}: {lastLine}\n{outcome.Errors}");
        return JsonDocument.Parse(lastLine).RootElement;
    }

    private static void AssertWhole(JsonElement summary, int nodes, int taken, params string[] routes)
    {
        var readings = summary.GetProperty("readings");
        Assert.Equal(nodes, summary.GetProperty("nodes").GetInt32());
        Assert.Equal(taken, readings.GetProperty("taken").GetInt32());
        Assert.Equal(taken, readings.GetProperty("stored").GetInt32());
        Assert.Equal(routes, readings.GetProperty("delivered").EnumerateObject().Select(route => route.Name));
        Assert.All(readings.GetProperty("delivered").EnumerateObject(), route => Assert.Equal(taken, route.Value.GetInt32()));
        Assert.Equal((0, 0), (readings.GetProperty("lost").GetInt32(), readings.GetProperty("duplicated").GetInt32()));
        var commands = summary.GetProperty("commands");
        Assert.Equal(2 * (nodes / 4), commands.GetProperty("sent").GetInt32());
        Assert.Equal(commands.GetProperty("sent").GetInt32(), commands.GetProperty("applied").GetInt32());
    }

    [Fact]
    public async Task Twelve_nodes_over_both_routes_arrive_once_and_lamps_obey()
    {
        var summary = await RunAsync("--for", "14s");
        AssertWhole(summary, 12, 84, "mqtt", "lorawan");
    }

    [Fact]
    public async Task With_a_tenth_of_the_radio_lost_nothing_is_lost_and_every_frame_is_true_LoRaWAN()
    {
        using var folder = new TempFolder();
        var summary = await RunAsync("--for", "20s", "--uplink", "lorawan", "--loss", "10%", "--data", folder["run"]);
        AssertWhole(summary, 12, 120, "lorawan");
        await LoraPacket.VerifyAsync(Path.Combine(folder["run"], "radio", "emitted.jsonl"));
    }

    [Fact]
    public async Task A_measured_series_under_the_chips_is_what_the_platform_receives()
    {
        using var folder = new TempFolder();
        WriteSeries(folder);
        var summary = await RunAsync("--for", "12s", "--uplink", "mqtt", "--series", folder.Path);
        AssertWhole(summary, 12, 72, "mqtt");
        // Three nodes a kind, six rows each: six quantities of air, three of soil, one of water.
        Assert.Equal(3 * 6 * (6 + 3 + 1), summary.GetProperty("series").GetProperty("compared").GetInt32());
        Assert.Equal(0, summary.GetProperty("series").GetProperty("different").GetInt32());
    }

    [Fact]
    public async Task A_folder_that_holds_another_run_is_not_counted_twice()
    {
        using var folder = new TempFolder();
        folder.Write("something", "of the user's");
        var outcome = await Edge.RunAsync("city", "--data", folder.Path);
        Assert.Equal(2, outcome.Exit);
        Assert.Contains("not empty", outcome.Errors);
        Assert.True(File.Exists(folder["something"]));
    }

    [Fact]
    public async Task A_folder_without_series_is_refused()
    {
        using var folder = new TempFolder();
        var outcome = await Edge.RunAsync("city", "--series", folder.Path);
        Assert.Equal(2, outcome.Exit);
        Assert.Contains("none of air.csv, soil.csv, water.csv", outcome.Errors);
    }

    private static void WriteSeries(TempFolder folder)
    {
        var random = new Random(11);
        var rows = Enumerable.Range(0, 40).ToList();
        folder.Write("air.csv", "trace,unix_time,temperature_c,humidity_pct,pressure_hpa,gas_ohm,pm2_5_ugm3,pm10_ugm3\n" + string.Concat(
            rows.Select(i => $"{i % 2},{1_765_290_600 + (60 * i)},{random.Next(-200, 450) / 10.0:F1},{random.Next(20, 90)}.5,{random.Next(9600, 10400) / 10.0:F1},{random.Next(3000, 300_000)},{random.Next(0, 400)},{random.Next(0, 500)}\n")));
        folder.Write("soil.csv", "unix_time,soil_temperature_c,soil_moisture_raw,humidity_pct\n" + string.Concat(
            rows.Select(i => $"{1_765_290_600 + (900 * i)},{random.Next(-50, 300) / 10.0:F1},{random.Next(1200, 2700)},{random.Next(30, 99)}\n")));
        folder.Write("water.csv", "unix_time,distance_mm\n" + string.Concat(
            rows.Select(i => $"{1_765_290_600 + (600 * i)},{random.Next(60, 860) * 5}\n")));
    }
}
