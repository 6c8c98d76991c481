namespace EdgeNodes.Simulated.Boards;

/// <summary>
/// The technician's adapter at header J2. Plugged in it holds its line high; what it sends while the firmware has no port open,
/// and what firmware sends while it is not plugged in, is lost.
/// </summary>
public sealed class ServiceCable
{
    private const int ReceiveBuffer = 1024;
    private readonly Lock _lock = new();
    private readonly Queue<byte> _typed = new();
    private readonly SerialConsole _screen = new();
    private bool _isIn;

    /// <summary>Raised for each line that firmware sends, on the thread that sent it.</summary>
    public event Action<string>? Printed
    {
        add => _screen.Printed += value;
        remove => _screen.Printed -= value;
    }

    /// <summary>What the technician's terminal shows: the last lines that firmware sent.</summary>
    public IReadOnlyList<string> Lines => _screen.Lines;

    /// <summary>True while it is plugged in.</summary>
    public bool IsIn
    {
        get
        {
            lock (_lock)
            {
                return _isIn;
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

    /// <summary>Somebody plugs it in, its other end in a laptop that runs.</summary>
    public void PlugIn() => Plug(true);

    /// <summary>Somebody pulls it out.</summary>
    public void Unplug() => Plug(false);

    /// <summary>Somebody types a line. What does not fit the chip's buffer is lost, as it is on a UART.</summary>
    /// <exception cref="InvalidOperationException">It is not plugged in.</exception>
    public void Type(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        lock (_lock)
        {
            if (!_isIn)
            {
                throw new InvalidOperationException("Nobody has plugged the cable in: call PlugIn first.");
            }

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

    /// <summary>A receiver that begins has heard nothing yet.</summary>
    internal void Forget()
    {
        lock (_lock)
        {
            _typed.Clear();
        }
    }

    internal void Print(string line)
    {
        if (IsIn)
        {
            _screen.Print(line);
        }
    }

    private void Plug(bool isIn)
    {
        lock (_lock)
        {
            _isIn = isIn;
        }
    }
}
