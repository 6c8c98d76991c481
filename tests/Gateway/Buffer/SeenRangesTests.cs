using EdgeNodes.Contract.Readings;
using EdgeNodes.Gateway.Buffer;

namespace EdgeNodes.Gateway.Tests.Buffer;

/// <summary>What was ever stored comes back from the file as it went in: a reading that is sent again is known for ever.</summary>
public sealed class SeenRangesTests
{
    [Fact]
    public void Boots_holes_and_the_last_numbers_come_back_as_they_were()
    {
        var set = new SequenceSet();
        set.AddRange(1, 0, 999);
        set.Add(1, 2000);
        set.AddRange(2, 5, 6);
        set.AddRange(65535, uint.MaxValue - 1, uint.MaxValue);

        var read = SeenRanges.Read(SeenRanges.Write(set));

        Assert.Equal(4, read.RangeCount);
        Assert.All(new (ushort, uint)[] { (1, 0), (1, 999), (1, 2000), (2, 5), (65535, uint.MaxValue) }, at => Assert.True(read.Contains(at.Item1, at.Item2)));
        Assert.All(new (ushort, uint)[] { (1, 1000), (1, 1999), (2, 4), (2, 7), (65534, uint.MaxValue), (3, 5) }, at => Assert.False(read.Contains(at.Item1, at.Item2)));
    }

    [Fact]
    public void Nothing_is_no_bytes() => Assert.Equal((0, 0), (SeenRanges.Write(new SequenceSet()).Length, SeenRanges.Read([]).RangeCount));

    [Fact]
    public void Bytes_that_end_in_the_middle_of_a_range_cost_that_range_only()
    {
        var set = new SequenceSet();
        set.AddRange(1, 0, 9);
        set.AddRange(2, 0, 9);
        var read = SeenRanges.Read(SeenRanges.Write(set).AsSpan()[..^1]);
        Assert.Equal((true, false), (read.Contains(1, 9), read.Contains(2, 0)));
    }

    [Fact]
    public void A_random_life_comes_back_whole()
    {
        var random = new Random(11);
        var set = new SequenceSet();
        var all = new HashSet<(ushort, uint)>();
        for (var i = 0; i < 500; i++)
        {
            var (boot, sequence) = ((ushort)random.Next(1, 4), (uint)random.Next(400));
            set.Add(boot, sequence);
            all.Add((boot, sequence));
        }

        var read = SeenRanges.Read(SeenRanges.Write(set));
        for (ushort boot = 0; boot < 5; boot++)
        {
            for (uint sequence = 0; sequence < 410; sequence++)
            {
                Assert.Equal(all.Contains((boot, sequence)), read.Contains(boot, sequence));
            }
        }
    }
}
