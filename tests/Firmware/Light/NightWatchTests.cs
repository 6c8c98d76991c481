using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Light;

public class NightWatchTests
{
    private readonly KnownTime time = new();

    [Fact]
    public void Day_is_from_sunrise_to_sunset_less_what_the_clock_may_be_off()
    {
        var watch = Watch(52.52, 13.405);
        Assert.Equal([false, true, true, false], At(watch, "05:07", "05:10", "17:18", "17:20"));
        time.MarginSeconds = 300;
        Assert.Equal([false, false, false, false], At(watch, "05:07", "05:10", "17:18", "17:20"));
    }

    [Fact]
    public void Without_place_or_time_it_is_night()
    {
        Assert.False(At(new NightWatch(time, false, 52.52, 13.405), "11:00")[0]);
        time.IsKnown = false;
        Assert.False(At(Watch(52.52, 13.405), "11:00")[0]);
    }

    [Fact]
    public void Everywhere_and_always_day_means_that_the_sun_is_up()
    {
        var random = new Random(3);
        var (days, bright) = (0, 0);
        for (var i = 0; i < 60_000; i++)
        {
            var (north, east) = ((random.NextDouble() * 180) - 90, (random.NextDouble() * 360) - 180);
            time.UnixSeconds = Moments.Utc("2026-01-01") + random.Next(400_000_000);
            var height = SunAngle.Of(time.UnixSeconds, north, east);
            bright += height > 0 ? 1 : 0;
            if (Watch(north, east).IsDay(0))
            {
                days++;
                Assert.True(height > -0.88, $"at {north:F3} {east:F3} {time.UnixSeconds} the sun stands at {height:F3}");
            }
        }

        // It must not call everything night either.
        Assert.InRange(days, bright * 0.99, bright * 1.02);
    }

    [Fact]
    public void The_sun_is_computed_once_a_day()
    {
        var watch = Watch(52.52, 13.405);
        time.UnixSeconds = Moments.Utc("2026-03-01");
        for (var end = time.UnixSeconds + (30 * 86400L); time.UnixSeconds < end; time.UnixSeconds += 60)
        {
            watch.IsDay(0);
            Assert.InRange(watch.Wait(0), 1, long.MaxValue);
        }

        Assert.Equal(31, watch.Computed);
    }

    private NightWatch Watch(double north, double east) => new(time, true, north, east);

    private List<bool> At(NightWatch watch, params string[] times) =>
        times.Select(t =>
        {
            time.UnixSeconds = Moments.Utc("2026-03-20 " + t);
            return watch.IsDay(0);
        }).ToList();
}
