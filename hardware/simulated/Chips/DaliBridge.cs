using System.Globalization;
using System.Text;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// A DALI interface behind a UART, as the ATX LED DALI HAT speaks: 19200 bit/s; <c>h</c> and four hex digits send a forward frame,
/// <c>t</c> sends it twice; each frame is answered by <c>N</c>, by <c>J</c> and the byte, or by <c>X</c> if it collided.
/// </summary>
public sealed class DaliBridge(DaliGear gear) : ISerialTarget
{
    private const int Speed = 19200;
    private const int LongestLine = 16;

    private readonly Lock _lock = new();
    private readonly Queue<byte> _answers = new();
    private readonly StringBuilder _line = new();
    private bool _open;

    /// <summary>Sent before each answer, as other masters on the bus are shown.</summary>
    public string OtherTraffic { get; set; } = "";

    /// <summary>So many of the next frames are disturbed on the bus.</summary>
    public int Collisions { get; set; }

    public int Available
    {
        get
        {
            lock (_lock)
            {
                return _answers.Count;
            }
        }
    }

    public TimeSpan NextByteIn => TimeSpan.FromMilliseconds(-1);

    public void Open(int baudRate) => _open = baudRate == Speed;

    public void Close() => _open = false;

    public int Read(byte[] buffer, int offset, int count)
    {
        lock (_lock)
        {
            var read = 0;
            while (read < count && _answers.TryDequeue(out var value))
            {
                buffer[offset + read++] = value;
            }

            return read;
        }
    }

    public void Write(byte[] data, int offset, int count)
    {
        lock (_lock)
        {
            foreach (var value in data.AsSpan(offset, _open ? count : 0))
            {
                if (value == '\n')
                {
                    Do(_line.ToString());
                    _line.Clear();
                }
                else if (_line.Length < LongestLine)
                {
                    _line.Append((char)value);
                }
            }
        }
    }

    private void Do(string line)
    {
        if (line.Length != 5 || line[0] is not ('h' or 't') || !int.TryParse(line[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var frame))
        {
            return;
        }

        for (var times = line[0] == 't' ? 2 : 1; times > 0; times--)
        {
            var collides = Collisions > 0;
            Collisions -= collides ? 1 : 0;
            var answer = collides ? null : gear.Take(frame);
            foreach (var letter in OtherTraffic + (collides ? "X\n" : answer is { } value ? $"J{value:X2}\n" : "N\n"))
            {
                _answers.Enqueue((byte)letter);
            }
        }
    }
}
