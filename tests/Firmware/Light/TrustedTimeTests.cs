using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Light;

public class TrustedTimeTests
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    private readonly TellingClock clock = new();
    private readonly TrustedTime time;

    public TrustedTimeTests() => time = new TrustedTime(clock);

    [Fact]
    public void A_clock_that_nobody_set_is_not_known()
    {
        clock.Quality = TimeQuality.Unknown;
        At(0);
        Assert.False(time.IsKnown);
    }

    [Fact]
    public void Without_the_gateway_it_holds_for_ninety_days_with_a_growing_margin()
    {
        At(0);
        clock.Quality = TimeQuality.Estimated;
        At(30 * Day);
        Assert.Equal((true, 120), (time.IsKnown, time.MarginSeconds));
        At(90 * Day);
        Assert.Equal((true, 360), (time.IsKnown, time.MarginSeconds));
        At((90 * Day) + 1);
        Assert.False(time.IsKnown);
    }

    [Fact]
    public void A_drift_that_a_sync_corrects_is_no_jump()
    {
        At(0);
        clock.Quality = TimeQuality.Estimated;
        clock.Error = -100;
        At(30 * Day);
        clock.Quality = TimeQuality.Synced;
        clock.Error = 130;
        At((30 * Day) + 1);
        Assert.Equal((true, 0), (time.IsKnown, time.MarginSeconds));
    }

    [Theory]
    [InlineData(600)]
    [InlineData(-600)]
    [InlineData(-40_000_000)]
    public void A_jump_is_doubted_for_a_day_and_then_believed(int seconds)
    {
        At(0);
        clock.Error = seconds;
        At(Hour);
        Assert.False(time.IsKnown);
        At(Hour + Day - 1);
        Assert.False(time.IsKnown);
        At(Hour + Day);
        Assert.True(time.IsKnown);
    }

    [Fact]
    public void A_time_that_was_kept_over_a_restart_yields_to_the_first_synchronised_one()
    {
        clock.Quality = TimeQuality.Estimated;
        clock.Error = 7200;
        At(0);
        Assert.True(time.IsKnown);
        clock.Quality = TimeQuality.Synced;
        clock.Error = 0;
        At(Hour);
        Assert.True(time.IsKnown);
    }

    [Fact]
    public void A_time_that_was_kept_over_a_restart_may_have_drifted_for_as_long_as_one_is_held()
    {
        clock.Quality = TimeQuality.Estimated;
        At(0);
        Assert.Equal((true, 360), (time.IsKnown, time.MarginSeconds));
        At(30 * Day);
        Assert.Equal((true, 480), (time.IsKnown, time.MarginSeconds));
        clock.Quality = TimeQuality.Synced;
        At(31 * Day);
        Assert.Equal((true, 0), (time.IsKnown, time.MarginSeconds));
    }

    [Fact]
    public void A_jump_that_goes_back_is_forgotten_at_once()
    {
        At(0);
        clock.Error = 7200;
        At(Hour);
        clock.Error = 0;
        At(2 * Hour);
        Assert.True(time.IsKnown);
    }

    [Fact]
    public void A_clock_that_jumps_again_or_is_no_longer_synchronised_is_doubted_anew()
    {
        At(0);
        clock.Error = 7200;
        At(Hour);
        clock.Error = -7200;
        At(20 * Hour);
        At(30 * Hour);
        Assert.False(time.IsKnown);
        clock.Quality = TimeQuality.Estimated;
        At(60 * Hour);
        Assert.False(time.IsKnown);
    }

    [Fact]
    public void A_clock_that_was_lost_and_comes_back_another_is_doubted()
    {
        At(0);
        clock.Quality = TimeQuality.Unknown;
        At(Hour);
        clock.Quality = TimeQuality.Synced;
        clock.Error = -7200;
        At(2 * Hour);
        Assert.False(time.IsKnown);
        clock.Error = 0;
        At(3 * Hour);
        Assert.True(time.IsKnown);
    }

    private void At(long now)
    {
        clock.Milliseconds = now;
        time.Read(now);
    }
}
