using System.Text;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Boards;

/// <summary>The UART at J2: what firmware sends shows at the technician's, and what the technician types arrives.</summary>
internal sealed class ServiceLine(ServiceCable cable) : ISerialTarget
{
    private readonly StringBuilder _line = new();

    public int Available => cable.Typed;

    public TimeSpan NextByteIn => TimeSpan.FromMilliseconds(-1);

    public void Open(int baudRate) => cable.Forget();

    public void Close()
    {
        // The cable stays.
    }

    public int Read(byte[] buffer, int offset, int count) => cable.Take(buffer.AsSpan(offset, count));

    public void Write(byte[] data, int offset, int count)
    {
        for (var i = offset; i < offset + count; i++)
        {
            if (data[i] == '\n')
            {
                cable.Print(_line.ToString());
                _line.Clear();
            }
            else if (data[i] != '\r' && _line.Length < 2000)
            {
                _line.Append((char)data[i]);
            }
        }
    }
}
