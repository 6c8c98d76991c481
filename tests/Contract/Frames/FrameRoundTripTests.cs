using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Contract.Tests.Frames;

public sealed class FrameRoundTripTests
{
    private static List<Reading> Decode(byte[] frame, int length)
    {
        var decoder = new FrameDecoder(frame, 0, length);
        var readings = new List<Reading>();
        for (var next = new Reading(); decoder.Next(next); next = new Reading())
        {
            readings.Add(next);
        }

        Assert.True(decoder.Error == FrameError.None, decoder.ErrorText);
        return readings;
    }

    private static void AssertSame(IReadOnlyList<Reading> expected, IReadOnlyList<Reading> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.True(expected[i].Same(actual[i]), $"reading {i} of {expected.Count} differs");
        }
    }

    [Fact]
    public void One_reading_fits_twenty_bytes_and_comes_back_whole()
    {
        var frame = new byte[FrameFormat.MaxSingleBytes];
        var length = new FrameEncoder().Encode([Samples.Air(48213)], 0, 1, frame, 0, frame.Length, out var encoded);
        Assert.Equal(1, encoded);
        Assert.InRange(length, 12, 20);
        AssertSame([Samples.Air(48213)], Decode(frame, length));
    }

    [Fact]
    public void An_hour_of_three_nodes_shares_one_frame()
    {
        var readings = new List<Reading>();
        foreach (var id in new[] { "aq-0001", "wl-0002", "sl-5000" })
        {
            for (uint i = 0; i < 12; i++)
            {
                readings.Add(id[0] == 'a' ? Samples.Air(i, 20 + (i * 0.1))
                    : id[0] == 'w' ? Samples.Of(id, i, (QuantityTable.Distance, 1800 + (5 * i)), (QuantityTable.WaterLevel, 300), (QuantityTable.Battery, 3.6))
                    : Samples.Of(id, i, (QuantityTable.DimLevel, 50), (QuantityTable.Power, 23.1), (QuantityTable.Energy, 93400 + i)));
            }
        }

        var frame = new byte[222];
        var length = new FrameEncoder().Encode([.. readings], 0, readings.Count, frame, 0, frame.Length, out var encoded);
        Assert.Equal(readings.Count, encoded);
        Assert.InRange(length, 40, 110);
        AssertSame(readings, Decode(frame, length));
    }

    [Fact]
    public void Any_allowed_readings_in_any_order_come_back_as_they_were()
    {
        var random = new Random(20261122);
        var encoder = new FrameEncoder();
        for (var round = 0; round < 400; round++)
        {
            var readings = Enumerable.Range(0, random.Next(1, 40)).Select(_ => Samples.Any(random)).ToArray();
            var frame = new byte[FrameFormat.MaxBytes];
            var length = encoder.Encode(readings, 0, readings.Length, frame, 0, frame.Length, out var encoded);
            AssertSame(readings[..encoded], Decode(frame, length));
            Assert.Equal(readings.Length, encoded);
        }
    }

    [Fact]
    public void Jumps_of_the_clock_and_of_a_value_come_back_as_they_were()
    {
        var readings = Enumerable.Range(0, 30).Select(i => Samples.Air((uint)i, i % 7 == 0 ? -40 : 85)).ToArray();
        readings[10].Time = 0;
        readings[11].Time = uint.MaxValue;
        readings[20].Sequence = 1_000_000_000;
        for (var i = 21; i < 30; i++)
        {
            readings[i].Sequence = uint.MaxValue - 30 + (uint)i;
        }

        var frame = new byte[FrameFormat.MaxBytes];
        var length = new FrameEncoder().Encode(readings, 0, readings.Length, frame, 0, frame.Length, out _);
        AssertSame(readings, Decode(frame, length));
    }

    [Theory]
    [InlineData(51)]
    [InlineData(115)]
    [InlineData(222)]
    public void A_frame_takes_as_many_readings_as_fit_and_not_one_more(int limit)
    {
        var random = new Random(limit);
        var readings = Enumerable.Range(0, 400).Select(i => Samples.Air((uint)i, random.Next(-40, 85))).ToArray();
        var encoder = new FrameEncoder();
        var frame = new byte[limit];
        var length = encoder.Encode(readings, 0, readings.Length, frame, 0, limit, out var encoded);
        Assert.InRange(length, 1, limit);
        Assert.True(encoder.Measure(readings, 0, encoded + 1) > limit);
        AssertSame(readings[..encoded], Decode(frame, length));
    }

    [Fact]
    public void Nothing_is_written_where_not_even_one_reading_fits()
    {
        var frame = new byte[8];
        Assert.Equal(0, new FrameEncoder().Encode([Samples.Air(1)], 0, 1, frame, 0, frame.Length, out var encoded));
        Assert.Equal(0, encoded);
    }

    [Fact]
    public void The_largest_single_reading_fits_the_promised_size()
    {
        var random = new Random(1);
        var encoder = new FrameEncoder();
        for (var i = 0; i < 5000; i++)
        {
            var reading = Samples.Any(random);
            reading.Sequence = uint.MaxValue;
            Assert.InRange(encoder.Measure([reading], 0, 1), 1, FrameFormat.MaxSingleBytes);
        }
    }

    [Fact]
    public void A_reading_that_its_kind_cannot_take_is_refused_before_it_spoils_a_frame()
    {
        var reading = Samples.Air(1);
        reading.SetSteps(QuantityTable.Energy, 5);
        var error = Assert.Throws<ArgumentException>(() => new FrameEncoder().Encode([reading], 0, 1, new byte[64], 0, 64, out _));
        Assert.Contains("aq-0007", error.Message);
        reading.Node = default;
        Assert.Throws<ArgumentException>(() => new FrameEncoder().Encode([reading], 0, 1, new byte[64], 0, 64, out _));
    }
}
