using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan;

/// <summary>Readings that cannot be packed well: three nodes in turn, every value a new one.</summary>
internal static class Noise
{
    public static Reading Reading(int i, ReadingFlags flags = ReadingFlags.None)
    {
        Random random = new(i);
        Reading reading = Frames.Reading(1 + (i % 3), (uint)(i / 3), flags: flags, temperature: random.Next(-20, 40));
        Assert.True(reading.Set(QuantityTable.ByName("humidity")!, random.Next(0, 100)));
        Assert.True(reading.Set(QuantityTable.ByName("pressure")!, random.Next(950, 1050)));
        Assert.True(reading.Set(QuantityTable.ByName("gas_resistance")!, random.Next(1_000, 500_000)));
        return reading;
    }

    public static BufferEntry Entry(int i)
    {
        Reading reading = Reading(i);
        return BufferEntry.Reading(reading.Node, reading.Boot, reading.Sequence, Frames.Frame(reading), alarm: false);
    }

    public static BufferedRecord Record(long id, int i, ReadingFlags flags = ReadingFlags.None)
    {
        Reading reading = Reading(i, flags);
        return new BufferedRecord(id, RecordKind.Reading, reading.Node, reading.Boot, reading.Sequence, Frames.Frame(reading));
    }
}
