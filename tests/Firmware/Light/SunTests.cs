using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Light;

/// <summary>Vectors: NOAA, in civil time, to the minute (CET in March and December, CEST in June; 2026-03-20 is before the change).</summary>
public class SunTests
{
    private const double Berlin = 52.52;
    private const double BerlinEast = 13.405;
    private const double Munich = 48.137;
    private const double MunichEast = 11.575;
    private const double Flensburg = 54.79;
    private const double FlensburgEast = 9.43;

    [Theory]
    [InlineData(Berlin, BerlinEast, "2026-03-20", 1, Sun.Horizon, "06:09", "18:19")]
    [InlineData(Berlin, BerlinEast, "2026-06-21", 2, Sun.Horizon, "04:43", "21:33")]
    [InlineData(Berlin, BerlinEast, "2026-12-21", 1, Sun.Horizon, "08:15", "15:54")]
    [InlineData(Berlin, BerlinEast, "2026-06-21", 2, Sun.Civil, "03:53", "22:24")]
    [InlineData(Berlin, BerlinEast, "2026-12-21", 1, Sun.Civil, "07:33", "16:36")]
    [InlineData(Munich, MunichEast, "2026-03-20", 1, Sun.Horizon, "06:17", "18:26")]
    [InlineData(Munich, MunichEast, "2026-06-21", 2, Sun.Horizon, "05:13", "21:18")]
    [InlineData(Munich, MunichEast, "2026-12-21", 1, Sun.Horizon, "08:01", "16:22")]
    [InlineData(Flensburg, FlensburgEast, "2026-06-21", 2, Sun.Horizon, "04:44", "22:04")]
    [InlineData(Flensburg, FlensburgEast, "2026-06-21", 2, Sun.Civil, "03:47", "23:01")]
    public void The_sun_passes_within_a_minute_of_NOAA(double north, double east, string date, int hours, double zenith, string rise, string set)
    {
        Assert.InRange(SecondsFrom(rise, rising: true), -60, 60);
        Assert.InRange(SecondsFrom(set, rising: false), -60, 60);

        long SecondsFrom(string time, bool rising)
        {
            Assert.Equal(SunEvent.Happens, Sun.Find(Day(date), north, east, zenith, rising, out var unix));
            return unix - Moments.Utc(date + " " + time, hours);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void In_Flensburg_in_June_there_is_no_nautical_night(bool rising) =>
        Assert.Equal(SunEvent.StaysAbove, Sun.Find(Day("2026-06-21"), Flensburg, FlensburgEast, Sun.Nautical, rising, out _));

    [Theory]
    [InlineData(69.65, "2026-06-21", SunEvent.StaysAbove)]
    [InlineData(69.65, "2026-12-21", SunEvent.StaysBelow)]
    [InlineData(-75, "2026-06-21", SunEvent.StaysBelow)]
    [InlineData(-75, "2026-12-21", SunEvent.StaysAbove)]
    [InlineData(90, "2026-06-21", SunEvent.StaysAbove)]
    [InlineData(-90, "2026-06-21", SunEvent.StaysBelow)]
    public void Beyond_the_polar_circles_and_at_the_poles_it_says_where_the_sun_stays(double north, string date, SunEvent expected)
    {
        Assert.Equal(expected, Sun.Find(Day(date), north, 18.96, Sun.Horizon, true, out _));
        Assert.Equal(expected, Sun.Find(Day(date), north, 18.96, Sun.Horizon, false, out _));
    }

    [Fact]
    public void Everywhere_and_always_the_event_is_where_an_independent_formula_sees_the_sun()
    {
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++)
        {
            var (north, east) = ((random.NextDouble() * 180) - 90, (random.NextDouble() * 360) - 180);
            var day = 18_000 + random.Next(11_000);
            var zenith = new[] { Sun.Horizon, Sun.Civil, Sun.Nautical }[random.Next(3)];
            if (Sun.Find(day, north, east, zenith, random.Next(2) == 0, out var unix) == SunEvent.Happens && Math.Abs(north) < 89)
            {
                Assert.InRange(unix, (day - 1) * 86400L, (day + 2) * 86400L);
                Assert.Equal(90 - zenith, SunAngle.Of(unix, north, east), 0.05);
            }
        }
    }

    private static int Day(string date) => (int)(Moments.Utc(date + " 00:00", 0) / 86400);
}
