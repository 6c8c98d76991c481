using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

public sealed class RiseRateTests
{
    private const int Minute = 60_000;

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(-35)]
    [InlineData(200)]
    public void A_steady_rise_is_told_exactly(int perMinute)
    {
        var rate = new RiseRate(Minute, Minute);
        for (var minute = 0; minute < 40; minute++)
        {
            rate.Add(1000 + (perMinute * minute), 5000 + (minute * (long)Minute));
        }

        Assert.True(rate.IsKnown);
        Assert.Equal(perMinute, rate.PerMinute, 6);
        Assert.Equal(perMinute * 15, rate.RiseMm, 6);
    }

    [Fact]
    public void Noise_of_some_millimetres_hardly_shows()
    {
        var random = new Random(3);
        var rate = new RiseRate(Minute, Minute);
        for (var minute = 0; minute < 15; minute++)
        {
            rate.Add((10 * minute) + random.Next(-5, 6), minute * (long)Minute);
        }

        Assert.Equal(10, rate.PerMinute, 0.7);
    }

    [Fact]
    public void What_was_a_quarter_of_an_hour_ago_is_forgotten()
    {
        var rate = new RiseRate(Minute, Minute);
        for (var minute = 0; minute < 60; minute++)
        {
            rate.Add(minute < 30 ? minute * 100 : 3000, minute * (long)Minute);
        }

        Assert.Equal(0, rate.PerMinute, 6);
    }

    [Fact]
    public void One_sample_in_a_quarter_of_an_hour_still_makes_a_line_of_three()
    {
        var rate = new RiseRate(Minute, 15 * Minute);
        for (var i = 0; i < 5; i++)
        {
            rate.Add(i * 150, i * 15L * Minute);
        }

        Assert.Equal(10, rate.PerMinute, 6);
        Assert.Equal(300, rate.RiseMm, 6);
    }

    [Fact]
    public void Samples_in_a_hurry_do_not_push_the_older_ones_out()
    {
        var rate = new RiseRate(Minute, Minute);
        for (var second = 0; second <= 15 * 60; second += 5)
        {
            rate.Add(second / 6, second * 1000L);
        }

        Assert.Equal(10, rate.PerMinute, 0.2);
        Assert.InRange(rate.RiseMm, 90, 151);
    }

    [Fact]
    public void Two_levels_at_one_time_have_no_slope()
    {
        var rate = new RiseRate(Minute, Minute);
        Assert.False(rate.IsKnown);
        rate.Add(0, 1000);
        rate.Add(500, 1000);
        Assert.False(rate.IsKnown);
        Assert.Equal(0, rate.PerMinute);
        rate.Clear();
        rate.Add(0, 2000);
        Assert.False(rate.IsKnown);
    }
}
