using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Air;

public sealed class DustRhythmTests
{
    [Theory]
    [InlineData(2_000, true, false)]
    [InlineData(59_999, true, false)]
    [InlineData(60_000, true, true)]
    [InlineData(900_000, true, true)]
    [InlineData(900_000, false, false)]
    public void It_rests_where_it_can_do_so_half_the_time(int period, bool mayRest, bool rests) =>
        Assert.Equal(rests, new DustRhythm(period, mayRest).Rests);

    [Fact]
    public void It_wakes_ahead_of_the_next_sample_so_that_its_value_counts()
    {
        var rhythm = new DustRhythm(300_000, mayRest: true);
        rhythm.Woke(0);
        Assert.False(rhythm.IsSettled(29_999));
        Assert.True(rhythm.IsSettled(30_000));

        rhythm.Slept(40_000);
        Assert.False(rhythm.IsAwake || rhythm.IsSettled(100_000) || rhythm.IsDue(307_999));
        Assert.Equal(268_000, rhythm.Wait(40_000));
        Assert.True(rhythm.IsDue(308_000));
        Assert.Equal(0, rhythm.Wait(310_000));

        rhythm.Woke(308_000);
        Assert.True(rhythm.IsSettled(340_000));
        Assert.Equal(long.MaxValue, rhythm.Wait(310_000));
    }

    [Fact]
    public void A_laser_of_8000_hours_lasts_almost_twice_as_long_at_a_minute_and_eight_years_at_five()
    {
        Assert.InRange(RunsFor(60_000), 0.5, 0.56);
        Assert.InRange(RunsFor(300_000), 0.1, 0.11);
    }

    private static double RunsFor(int period)
    {
        var rhythm = new DustRhythm(period, mayRest: true);
        long ran = 0;
        rhythm.Woke(0);
        for (long now = 0; now < 100L * period; now += 1000)
        {
            if (rhythm.IsDue(now))
            {
                rhythm.Woke(now);
            }

            ran += rhythm.IsAwake ? 1000 : 0;
            if (now % period == 0)
            {
                rhythm.Slept(now);
            }
        }

        return ran / (100.0 * period);
    }
}
