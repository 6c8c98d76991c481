using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Contract.Tests.Readings;

public sealed class SequenceSetTests
{
    [Fact]
    public void A_node_that_reports_in_order_is_one_range_per_boot()
    {
        var set = new SequenceSet();
        for (ushort boot = 1; boot <= 3; boot++)
        {
            for (uint sequence = 0; sequence < 1000; sequence++)
            {
                Assert.True(set.Add(boot, sequence));
                Assert.False(set.Add(boot, sequence));
            }
        }

        Assert.Equal(3, set.RangeCount);
        Assert.Equal((2, 0u, 999u), (set.BootAt(1), set.FirstAt(1), set.LastAt(1)));
    }

    [Fact]
    public void Random_arrivals_are_told_apart_as_a_plain_set_tells_them()
    {
        var random = new Random(7);
        var set = new SequenceSet(100_000);
        var plain = new HashSet<(ushort, uint)>();
        for (var i = 0; i < 20_000; i++)
        {
            var boot = (ushort)random.Next(3);
            var sequence = (uint)random.Next(6000);
            Assert.Equal(plain.Add((boot, sequence)), set.Add(boot, sequence));
        }

        for (uint sequence = 0; sequence < 6000; sequence++)
        {
            Assert.Equal(plain.Contains((1, sequence)), set.Contains(1, sequence));
        }
    }

    [Fact]
    public void The_last_sequence_of_a_boot_does_not_touch_the_first_of_the_next()
    {
        var set = new SequenceSet();
        set.Add(1, uint.MaxValue);
        set.Add(2, 0);
        Assert.Equal(2, set.RangeCount);
        Assert.True(set.Contains(1, uint.MaxValue));
        Assert.False(set.Contains(2, 1));
    }

    [Fact]
    public void Beyond_its_capacity_the_oldest_range_is_forgotten_and_no_gap_is_closed()
    {
        var set = new SequenceSet(capacity: 4);
        for (uint sequence = 0; sequence <= 8; sequence += 2)
        {
            set.Add(1, sequence);
        }

        Assert.Equal(4, set.RangeCount);
        Assert.False(set.Contains(1, 0));
        Assert.False(set.Contains(1, 3));
        Assert.True(set.Contains(1, 8));
    }

    [Fact]
    public void A_stored_range_is_taken_back_whole_and_a_reversed_one_is_not()
    {
        var set = new SequenceSet();
        Assert.True(set.AddRange(5, 10, 20));
        Assert.False(set.AddRange(5, 12, 18));
        Assert.True(set.AddRange(5, 15, 30));
        Assert.False(set.AddRange(5, 9, 8));
        Assert.Equal((1, 10u, 30u), (set.RangeCount, set.FirstAt(0), set.LastAt(0)));
    }
}
