using System.Text;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Boards;

/// <summary>UART0: what firmware sends there shows on the console, and what somebody types arrives.</summary>
internal sealed class ConsoleLine(SerialConsole console) : ISerialTarget
{
    private readonly StringBuilder _line = new();

    public int Available => console.Typed;

    public TimeSpan NextByteIn => TimeSpan.FromMilliseconds(-1);

    public void Open(int baudRate)
    {
        // A terminal at another speed would show garbage; there is none.
    }

    public void Close()
    {
        // The cable stays.
    }

    public int Read(byte[] buffer, int offset, int count) => console.Take(buffer.AsSpan(offset, count));

    public void Write(byte[] data, int offset, int count)
    {
        for (var i = offset; i < offset + count; i++)
        {
            if (data[i] == '\n')
            {
                console.Print(_line.ToString());
                _line.Clear();
            }
            else if (data[i] != '\r' && _line.Length < 2000)
            {
                _line.Append((char)data[i]);
            }
        }
    }
}
