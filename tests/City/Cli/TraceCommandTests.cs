using System.Text;
using System.Text.Json;

namespace EdgeNodes.City.Tests.Cli;

public sealed class TraceCommandTests
{
    private static string Walk(int rows, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder("trace,unix_time,temperature_c,humidity_pct,pressure_hpa,gas_ohm,pm2_5_ugm3,pm10_ugm3\n");
        for (var series = 0; series < 2; series++)
        {
            var (temperature, pm) = (20.0, 15);
            for (var i = 0; i < rows / 2; i++)
            {
                temperature += (random.NextDouble() - 0.5) * 0.3;
                pm = Math.Max(0, pm + random.Next(-2, 3));
                text.Append($"{series},{1_765_290_600 + (30 * i)},{temperature:F2},48.2,1013.25,5600,{pm},{pm + 4}\n");
            }
        }

        return text.ToString();
    }

    private static async Task<JsonElement> TraceAsync(string csv, params string[] more)
    {
        using var folder = new TempFolder();
        var outcome = await Edge.RunAsync(["trace", folder.Write("air.csv", csv), "--kind", "air-quality", "--period", "60", "--json", .. more]);
        Assert.True(outcome.Exit == 0, outcome.Errors);
        return JsonDocument.Parse(outcome.Text).RootElement;
    }

    [Fact]
    public async Task A_series_is_sampled_by_the_period_packed_and_comes_back_whole()
    {
        var report = await TraceAsync(Walk(1000, 1), "--frame", "222");
        Assert.Equal(500, report.GetProperty("samples").GetInt32());
        Assert.True(report.GetProperty("lossless").GetBoolean());
        Assert.Equal(
            Math.Round(report.GetProperty("bytes").GetDouble() / 500, 3),
            report.GetProperty("bytes_per_sample").GetDouble());
        Assert.True(report.GetProperty("bytes_per_sample").GetDouble() > report.GetProperty("entropy_bytes_per_sample").GetDouble());
        Assert.True(report.GetProperty("cayenne_bytes").GetInt64() < report.GetProperty("senml_cbor_bytes").GetInt64());
        Assert.True(report.GetProperty("senml_cbor_bytes").GetInt64() < report.GetProperty("senml_json_bytes").GetInt64());
    }

    [Fact]
    public async Task Smaller_frames_are_more_frames_and_never_larger_than_asked()
    {
        var large = await TraceAsync(Walk(1000, 2), "--frame", "222");
        var small = await TraceAsync(Walk(1000, 2), "--frame", "51");
        Assert.True(small.GetProperty("frames").GetInt32() > large.GetProperty("frames").GetInt32());
        Assert.True(small.GetProperty("bytes").GetInt64() <= 51L * small.GetProperty("frames").GetInt32());
    }

    [Fact]
    public async Task The_entropy_is_that_of_the_differences()
    {
        // Temperature alternates by one step up and one down: one bit a sample, nothing else moves.
        var text = new StringBuilder("unix_time,temperature_c,humidity_pct\n");
        var temperature = 200;
        foreach (var up in Enumerable.Range(0, 4001).Select(i => (i * 7919 % 2) == 0))
        {
            text.Append($"{1_765_290_600 + (60 * text.Length)},{temperature / 10.0:F1},50\n");
            temperature += up ? 1 : -1;
        }

        var report = await TraceAsync(text.ToString(), "--frame", "222");
        Assert.Equal(0.125, report.GetProperty("entropy_bytes_per_sample").GetDouble(), 0.001);
    }

    [Theory]
    [InlineData("temperature_c\n1\n", "no column unix_time")]
    [InlineData("unix_time\n1\n", "names no quantity")]
    [InlineData("unix_time,noise_db\n1,2\n", "column 'noise_db' is unknown")]
    [InlineData("unix_time,distance_mm\n1,2\n", "a air-quality has no distance")]
    [InlineData("unix_time,temperature_c\n1,2,3\n", "line 2: 3 cells")]
    [InlineData("unix_time,temperature_c\nnow,2\n", "line 2: unix_time 'now'")]
    [InlineData("unix_time,temperature_c\n1,warm\n", "line 2: temperature_c 'warm'")]
    [InlineData("unix_time,temperature_c\n", "no row")]
    [InlineData("", "no column unix_time")]
    public async Task A_broken_file_is_named_with_line_and_column(string csv, string complaint)
    {
        using var folder = new TempFolder();
        var outcome = await Edge.RunAsync("trace", folder.Write("x.csv", csv), "--kind", "air-quality", "--period", "60", "--frame", "222");
        Assert.Equal(2, outcome.Exit);
        Assert.Contains(complaint, outcome.Errors);
        Assert.Contains("x.csv", outcome.Errors);
    }

    [Theory]
    [InlineData("--period", "0")]
    [InlineData("--frame", "8")]
    public async Task An_impossible_option_is_refused_with_its_range(string option, string value)
    {
        using var folder = new TempFolder();
        string[] options = option == "--period" ? ["--period", value, "--frame", "222"] : ["--period", "60", "--frame", value];
        var outcome = await Edge.RunAsync(["trace", folder.Write("x.csv", Walk(10, 1)), "--kind", "air-quality", .. options]);
        Assert.Equal(2, outcome.Exit);
        Assert.Contains($"{option} {value}", outcome.Errors);
    }
}
