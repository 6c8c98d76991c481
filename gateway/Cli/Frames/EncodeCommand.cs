using System.CommandLine;
using EdgeNodes.Contract.Frames;

namespace EdgeNodes.Cli.Frames;

/// <summary>`edge encode`: one reading as a frame, raw on stdout or as hex.</summary>
internal static class EncodeCommand
{
    public static Command Build()
    {
        var kind = new Option<string>("--kind") { Description = "air-quality, soil-moisture, water-level or streetlight", Required = true };
        var node = new Option<string>("--node") { Description = "The node's id, like aq-0007", Required = true };
        var boot = new Option<ushort>("--boot") { Description = "The node's boot counter, 0 to 65535", Required = true };
        var seq = new Option<uint>("--seq") { Description = "The reading's sequence number in that boot", Required = true };
        var time = new Option<string>("--time") { Description = "Unix seconds, an ISO 8601 time, or 'now'", Required = true };
        var quality = new Option<string>("--time-quality") { Description = "unknown, estimated, gateway or synced", DefaultValueFactory = _ => "synced" };
        var hex = new Option<bool>("--hex") { Description = "Print hexadecimal digits instead of raw bytes" };
        var values = new Argument<string[]>("name=value") { Description = "What was measured, like temperature=21.3", Arity = ArgumentArity.OneOrMore };
        var command = new Command("encode", "Write one reading as a frame") { kind, node, boot, seq, time, quality, hex, values };
        command.SetAction(parsed =>
        {
            var reading = ReadingArguments.Parse(
                parsed.GetRequiredValue(kind),
                parsed.GetRequiredValue(node),
                parsed.GetRequiredValue(boot),
                parsed.GetRequiredValue(seq),
                parsed.GetRequiredValue(time),
                parsed.GetRequiredValue(quality),
                parsed.GetRequiredValue(values),
                TimeProvider.System);
            var buffer = new byte[FrameFormat.MaxSingleBytes];
            var length = new FrameEncoder().Encode([reading], 0, 1, buffer, 0, buffer.Length, out _);
            if (parsed.GetValue(hex))
            {
                Console.Out.WriteLine(Convert.ToHexStringLower(buffer, 0, length));
            }
            else
            {
                using var stdout = Console.OpenStandardOutput();
                stdout.Write(buffer, 0, length);
            }

            return 0;
        });
        return command;
    }
}
