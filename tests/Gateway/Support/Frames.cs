using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Gateway.Buffer;

namespace EdgeNodes.Gateway.Tests.Support;

/// <summary>Readings, frames and entries for tests.</summary>
internal static class Frames
{
    public static NodeId Node(int number, NodeKind kind = NodeKind.AirQuality) => new(kind, number);

    public static Reading Reading(int node, uint sequence, ushort boot = 1, ReadingFlags flags = ReadingFlags.None, double temperature = 21.3)
    {
        var reading = new Reading
        {
            Node = Node(node), Boot = boot, Sequence = sequence, Time = 1_795_337_355, TimeQuality = TimeQuality.Synced, Flags = flags,
        };
        Assert.True(reading.Set(QuantityTable.ByName("temperature")!, temperature));
        return reading;
    }

    public static byte[] Frame(params Reading[] readings)
    {
        var buffer = new byte[FrameFormat.MaxBytes];
        int length = new FrameEncoder().Encode(readings, 0, readings.Length, buffer, 0, buffer.Length, out int encoded);
        Assert.Equal(readings.Length, encoded);
        return buffer[..length];
    }

    public static BufferEntry Entry(int node, uint sequence, ushort boot = 1, bool alarm = false)
    {
        Reading reading = Reading(node, sequence, boot, alarm ? ReadingFlags.Alarm : ReadingFlags.None);
        return BufferEntry.Reading(reading.Node, boot, sequence, Frame(reading), alarm);
    }
}
