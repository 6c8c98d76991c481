namespace EdgeNodes.Simulated.Boards;

/// <summary>The last lines that a board printed; older ones go, as they scroll away on a terminal.</summary>
public sealed class SerialConsole
{
    private const int KeptLines = 500;
    private const int LongestLine = 2000;
    private const int ReceiveBuffer = 1024;
    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();
    private readonly Queue<byte> _typed = new();

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

    internal int Typed
    {
        get
        {
            lock (_lock)
            {
                return _typed.Count;
            }
        }
    }

    /// <summary>Somebody types a line. What does not fit the chip's buffer is lost, as it is on a UART.</summary>
    public void Type(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        lock (_lock)
        {
            foreach (var letter in line + "\r")
            {
                if (_typed.Count < ReceiveBuffer)
                {
                    _typed.Enqueue((byte)letter);
                }
            }
        }
    }

    internal int Take(Span<byte> into)
    {
        lock (_lock)
        {
            var count = Math.Min(into.Length, _typed.Count);
            for (var i = 0; i < count; i++)
            {
                into[i] = _typed.Dequeue();
            }

            return count;
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
