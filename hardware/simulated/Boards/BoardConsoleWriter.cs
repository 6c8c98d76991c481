using System.Text;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Boards;

/// <summary>Sends what firmware prints to its board's serial console, and all else where it went before.</summary>
internal sealed class BoardConsoleWriter(TextWriter otherwise) : TextWriter
{
    private const int LongestLine = 2000;
    private readonly ThreadLocal<StringBuilder> _line = new(() => new StringBuilder());

    public override Encoding Encoding => otherwise.Encoding;

    public override void Write(char value)
    {
        if (Board.CurrentOrNull is not PoweredBoard board)
        {
            otherwise.Write(value);
            return;
        }

        var line = _line.Value!;
        if (value == '\n' || line.Length >= LongestLine)
        {
            Flush(board, line);
        }

        if (value is not ('\n' or '\r'))
        {
            line.Append(value);
        }
    }

    public override void Write(string? value)
    {
        if (Board.CurrentOrNull is PoweredBoard)
        {
            base.Write(value);
        }
        else
        {
            otherwise.Write(value);
        }
    }

    public override void WriteLine(string? value)
    {
        if (Board.CurrentOrNull is PoweredBoard board && _line.Value!.Length == 0)
        {
            board.Print(value ?? string.Empty);
        }
        else if (Board.CurrentOrNull is PoweredBoard)
        {
            base.WriteLine(value);
        }
        else
        {
            otherwise.WriteLine(value);
        }
    }

    public override void Flush() => otherwise.Flush();

    protected override void Dispose(bool disposing)
    {
        _line.Dispose();
        base.Dispose(disposing);
    }

    private static void Flush(PoweredBoard board, StringBuilder line)
    {
        board.Print(line.ToString());
        line.Clear();
    }
}
