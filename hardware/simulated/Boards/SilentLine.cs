using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Boards;

/// <summary>A serial port whose pins lead nowhere.</summary>
internal sealed class SilentLine : ISerialTarget
{
    internal static SilentLine Instance { get; } = new();

    public int Available => 0;

    public TimeSpan NextByteIn => TimeSpan.FromMilliseconds(-1);

    public void Open(int baudRate)
    {
        // Nobody listens.
    }

    public void Close()
    {
        // Nobody listened.
    }

    public int Read(byte[] buffer, int offset, int count) => 0;

    public void Write(byte[] data, int offset, int count)
    {
        // The bytes leave the pin.
    }
}
