using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Boards;

/// <summary>A serial sensor behind wires that may break while the port is open: from then on nothing passes.</summary>
internal sealed class WiredLine(ISerialTarget chip, BoardWiring wiring) : ISerialTarget
{
    // A port that waits for ever would not see the wire mended.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    public int Available => Drained() ? 0 : chip.Available;

    public TimeSpan NextByteIn => wiring.Hears(chip) ? chip.NextByteIn : LookAgain;

    public void Open(int baudRate) => chip.Open(baudRate);

    public void Close() => chip.Close();

    public int Read(byte[] buffer, int offset, int count) => Drained() ? 0 : chip.Read(buffer, offset, count);

    public void Write(byte[] data, int offset, int count)
    {
        if (wiring.Hears(chip))
        {
            chip.Write(data, offset, count);
        }
    }

    // What the chip sends into a broken wire is gone, not kept for later.
    private bool Drained()
    {
        if (wiring.Hears(chip))
        {
            return false;
        }

        var lost = new byte[64];
        while (chip.Available > 0 && chip.Read(lost, 0, lost.Length) > 0)
        {
            // Gone.
        }

        return true;
    }
}
