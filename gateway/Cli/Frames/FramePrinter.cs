using System.Text;
using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Json;


namespace EdgeNodes.Cli.Frames;

/// <summary>Decodes frames and prints what they say; a broken one is named and does not hide the others.</summary>
internal static class FramePrinter
{
    public static int Print(byte[] input, bool hex, Stream output, TextWriter errors)
    {
        if (!hex)
        {
            return PrintFrame(input, "the frame", output, errors) ? 0 : Guard.BadInput;
        }

        var broken = 0;
        var number = 0;
        foreach (var line in Encoding.ASCII.GetString(input).Split('\n'))
        {
            number++;
            if (line.AsSpan().Trim().Length > 0 && !PrintLine(line.Trim(), number, output, errors))
            {
                broken++;
            }
        }

        return broken == 0 ? 0 : Guard.BadInput;
    }

    private static bool PrintLine(string line, int number, Stream output, TextWriter errors)
    {
        try
        {
            return PrintFrame(Convert.FromHexString(line), $"line {number}", output, errors);
        }
        catch (FormatException)
        {
            errors.WriteLine($"edge: line {number}: '{(line.Length > 40 ? line[..40] + "..." : line)}' is not hexadecimal: write an even number of digits 0-9 a-f, or leave --hex out for raw bytes.");
            return false;
        }
    }

    private static bool PrintFrame(byte[] frame, string place, Stream output, TextWriter errors)
    {
        if (FrameDecoder.Check(frame, 0, frame.Length, out _, out var text) != FrameError.None)
        {
            errors.WriteLine($"edge: {place}: {text}.");
            return false;
        }

        var decoder = new FrameDecoder(frame, 0, frame.Length);
        var reading = new Reading();
        while (decoder.Next(reading))
        {
            output.Write(ReadingJson.Write(reading, null));
            output.WriteByte((byte)'\n');
        }

        return true;
    }
}
