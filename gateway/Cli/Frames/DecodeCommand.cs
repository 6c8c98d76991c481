using System.CommandLine;

namespace EdgeNodes.Cli.Frames;

/// <summary>`edge decode`: frames as JSON lines.</summary>
internal static class DecodeCommand
{
    public static Command Build()
    {
        var hex = new Option<bool>("--hex") { Description = "FILE holds one frame per line in hexadecimal digits" };
        var file = new Argument<string>("FILE") { Description = "A file that holds one frame, or - for standard input" };
        var command = new Command("decode", "Print the readings of frames as JSON lines") { hex, file };
        command.SetAction(parsed =>
        {
            var bytes = InputFile.ReadAll(parsed.GetRequiredValue(file));
            using var stdout = Console.OpenStandardOutput();
            return FramePrinter.Print(bytes, parsed.GetValue(hex), stdout, Console.Error);
        });
        return command;
    }
}
