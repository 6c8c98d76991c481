namespace EdgeNodes.Simulated.Boards;

/// <summary>The last lines that a board printed; older ones go, as they scroll away on a terminal.</summary>
public sealed class SerialConsole
{
    private const int KeptLines = 500;
    private const int LongestLine = 2000;
    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();

    /// <summary>Raised for each line, on the thread that printed it.</summary>
    public event Action<string>? Printed;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    internal void Print(string line)
    {
        var text = line.Length > LongestLine ? line[..LongestLine] : line;
        lock (_lock)
        {
            if (_lines.Count == KeptLines)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(text);
        }

        Printed?.Invoke(text);
    }
}
