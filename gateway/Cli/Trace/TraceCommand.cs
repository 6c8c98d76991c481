using System.CommandLine;
using System.Text.Json;
using EdgeNodes.Cli.Frames;

namespace EdgeNodes.Cli.Trace;

/// <summary>`edge trace`: what a real series costs on air, in our frames and in the formats that others use.</summary>
internal static class TraceCommand
{
    private const int MaxPeriod = 86_400;
    private const int MinFrame = 24;
    private const int MaxFrame = 4096;

    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "A CSV file with unix_time, quantities, and perhaps trace" };
        var kind = new Option<string>("--kind") { Description = "Whose readings they are: air-quality, soil-moisture, water-level, streetlight", Required = true };
        var period = new Option<int>("--period") { Description = "Seconds between two samples of a node", Required = true };
        var frame = new Option<int>("--frame") { Description = "Bytes that a frame may have, like 51, 115 or 222 on LoRaWAN", Required = true };
        var json = new Option<bool>("--json") { Description = "Print one JSON object" };
        var command = new Command("trace", "Pack a measured series into frames and compare sizes") { file, kind, period, frame, json };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(file);
            var seconds = Within("--period", parsed.GetRequiredValue(period), 1, MaxPeriod, "seconds");
            var bytes = Within("--frame", parsed.GetRequiredValue(frame), MinFrame, MaxFrame, "bytes");
            var nodeKind = ReadingArguments.ParseKind(parsed.GetRequiredValue(kind));
            var series = SeriesFile.Parse(name, InputFile.ReadAll(name), nodeKind);
            var sampled = series.Select((one, index) => Sampler.Sample(one, nodeKind, index + 1, seconds)).ToList();
            var report = TraceReport.Measure(sampled, bytes);
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(report, TraceJson.Default.TraceReport));
            }
            else
            {
                TraceTable.Print(report, name);
            }

            return report.Lossless ? 0 : 1;
        });
        return command;
    }

    private static int Within(string option, int value, int least, int most, string unit) =>
        value >= least && value <= most ? value : throw new UserException($"{option} {value}: write {least} to {most} {unit}.");
}
