using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

public sealed class EchoFilterTests
{
    private readonly EchoFilter filter = new();

    [Fact]
    public void Three_lies_of_seven_cost_nothing()
    {
        Assert.Equal(Cause.None, Conclude(2000, 2003, 31, 4400, 2001, 900, 1999));
        Assert.InRange(filter.Mm, 1999, 2003);
        Assert.Equal(4, filter.SpreadMm);
    }

    [Fact]
    public void What_is_no_echo_counts_for_nothing_while_most_are()
    {
        filter.Clear();
        filter.Add(Cause.EchoLost, 0);
        filter.Add(Cause.Checksum, 0);
        filter.Add(Cause.DeadZone, 0);
        Assert.Equal(Cause.None, Go(1500, 1501, 1502, 1503));
        Assert.Equal(1502, filter.Mm);
    }

    [Theory]
    [InlineData(Cause.EchoLost)]
    [InlineData(Cause.DeadZone)]
    [InlineData(Cause.NoAnswer)]
    [InlineData(Cause.Checksum)]
    [InlineData(Cause.OutOfRange)]
    public void What_ails_most_pings_is_the_cause(Cause cause)
    {
        filter.Clear();
        filter.Add(Cause.Checksum, 0);
        filter.Add(cause, 0);
        filter.Add(cause, 0);
        filter.Add(cause, 0);
        Assert.Equal(cause, Go(1500, 1500, 1500));
    }

    [Fact]
    public void Near_or_lost_the_nearer_wins_and_nothing_at_all_is_no_answer()
    {
        filter.Clear();
        for (var i = 0; i < 3; i++)
        {
            filter.Add(Cause.EchoLost, 0);
            filter.Add(Cause.DeadZone, 0);
        }

        Assert.Equal(Cause.DeadZone, filter.Conclude());
        filter.Clear();
        Assert.Equal(Cause.NoAnswer, filter.Conclude());
    }

    [Fact]
    public void Echoes_all_over_the_place_are_noise() =>
        Assert.Equal(Cause.Noise, Conclude(1000, 1200, 1400, 1600, 1800, 2000, 2200));

    [Fact]
    public void A_still_surface_does_not_close_the_gate_to_one_millimetre()
    {
        Assert.Equal(Cause.None, Conclude(2000, 2000, 2000, 2000, 2000, 2009, 2011));
        Assert.Equal((2000, 9), (filter.Mm, filter.SpreadMm));
    }

    [Fact]
    public void Distances_at_the_end_of_two_bytes_do_not_overflow() =>
        Assert.Equal(Cause.Noise, Conclude(0, 10_000, 20_000, 65_535, 50_000, 60_000, 30_000));

    private Cause Conclude(params int[] pings)
    {
        filter.Clear();
        return Go(pings);
    }

    private Cause Go(params int[] pings)
    {
        foreach (var mm in pings)
        {
            filter.Add(Cause.None, mm);
        }

        return filter.Conclude();
    }
}
