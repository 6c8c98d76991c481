using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Outbox;

public class OutboxRecordTests
{
    [Theory]
    [InlineData(NodeKind.AirQuality)]
    [InlineData(NodeKind.SoilMoisture)]
    [InlineData(NodeKind.WaterLevel)]
    [InlineData(NodeKind.Streetlight)]
    public void A_reading_with_everything_its_kind_can_say_fits_a_record(NodeKind kind)
    {
        foreach (var atTop in new[] { true, false })
        {
            var record = new OutboxRecord { Place = uint.MaxValue, Taken = 77 };
            Fill(record.Reading, kind, atTop);
            var buffer = new byte[OutboxRecord.Size + 8];
            Assert.True(record.TryWrite(buffer, 4));

            var again = new OutboxRecord();
            Assert.True(again.TryRead(buffer, 4));
            Assert.True(again.Reading.Same(record.Reading));
            Assert.Equal((record.Place, record.Taken), (again.Place, again.Taken));
        }
    }

    [Fact]
    public void One_bit_that_turns_over_is_noticed()
    {
        var record = new OutboxRecord { Place = 5 };
        Fill(record.Reading, NodeKind.Streetlight, true);
        var buffer = new byte[OutboxRecord.Size];
        Assert.True(record.TryWrite(buffer, 0));
        for (var bit = 0; bit < buffer.Length * 8; bit++)
        {
            buffer[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(OutboxRecord.IsWhole(buffer, 0), $"bit {bit}");
            buffer[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    private static void Fill(Reading reading, NodeKind kind, bool atTop)
    {
        reading.Node = new NodeId(kind, 1_048_575);
        reading.Boot = 65535;
        reading.Sequence = uint.MaxValue - 1;
        reading.Time = uint.MaxValue - 2;
        reading.TimeQuality = TimeQuality.Synced;
        reading.Flags = (ReadingFlags)255;
        for (var code = 0; code < QuantityTable.Count; code++)
        {
            var quantity = QuantityTable.ByCode(code);
            if ((KindQuantities.Allowed(kind) & (1L << code)) != 0)
            {
                reading.SetSteps(quantity, atTop ? quantity.MaxSteps : quantity.MinSteps);
            }
        }
    }
}
