using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

public sealed class FloodLevelsTests
{
    private const int Minute = 60_000;
    private readonly FloodLevels levels = new(alert: 1500, danger: 2200, hysteresis: 50, leastMilliseconds: 3 * Minute);

    [Fact]
    public void Up_at_once_and_straight_to_danger_if_need_be()
    {
        levels.Take(1499, 0);
        Assert.Equal(FloodLevels.Normal, levels.State);
        levels.Take(1500, 1);
        Assert.Equal(FloodLevels.Alert, levels.State);
        levels.Take(2200, 2);
        Assert.Equal(FloodLevels.Danger, levels.State);
    }

    [Fact]
    public void Down_only_below_the_hysteresis_and_after_three_minutes_of_it()
    {
        levels.Take(1500, 0);
        levels.Take(1451, Minute);
        levels.Take(1451, 20 * Minute);
        Assert.Equal(FloodLevels.Alert, levels.State);
        levels.Take(1449, 21 * Minute);
        levels.Take(1449, 22 * Minute);
        levels.Take(1449, 23 * Minute);
        Assert.Equal(FloodLevels.Alert, levels.State);
        levels.Take(1449, 24 * Minute);
        Assert.Equal(FloodLevels.Normal, levels.State);
    }

    [Fact]
    public void One_wave_back_and_the_three_minutes_begin_anew()
    {
        levels.Take(2200, 0);
        levels.Take(2000, Minute);
        levels.Take(2000, 3 * Minute);
        levels.Take(2160, 4 * Minute);
        levels.Take(2000, 5 * Minute);
        levels.Take(2000, 6 * Minute);
        levels.Take(2000, 7 * Minute);
        Assert.Equal(FloodLevels.Danger, levels.State);
        levels.Take(2000, 8 * Minute);
        Assert.Equal(FloodLevels.Alert, levels.State);
    }

    [Fact]
    public void Two_readings_far_apart_do_not_end_a_danger()
    {
        levels.AssumeDanger();
        levels.Take(0, 0);
        levels.Take(0, 60 * Minute);
        Assert.Equal(FloodLevels.Danger, levels.State);
        levels.Take(0, 61 * Minute);
        Assert.Equal(FloodLevels.Normal, levels.State);
    }

    [Theory]
    [InlineData(-1, 2200, 2199, FloodLevels.Normal)]
    [InlineData(-1, 2200, 2200, FloodLevels.Danger)]
    [InlineData(1500, -1, 9000, FloodLevels.Alert)]
    [InlineData(-1, -1, 9000, FloodLevels.Normal)]
    public void A_level_that_nobody_set_is_never_reached(int alert, int danger, int level, int state)
    {
        var some = new FloodLevels(alert, danger, 50, 0);
        some.Take(level, 0);
        Assert.Equal(state, some.State);
    }

    [Theory]
    [InlineData(-3, FloodLevels.Normal)]
    [InlineData(1, FloodLevels.Alert)]
    [InlineData(9, FloodLevels.Danger)]
    public void What_comes_back_from_storage_is_a_state(int stored, int state)
    {
        levels.Restore(stored);
        Assert.Equal(state, levels.State);
    }
}
