using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Light;

public class FaderTests
{
    private readonly FakeLamp lamp = new();
    private readonly Fader fader;

    public FaderTests() => fader = new Fader(lamp);

    [Fact]
    public void A_fade_looks_even_ends_in_time_and_takes_a_step_every_50_ms()
    {
        fader.SwitchOn(0);
        fader.GoTo(20, 10_000, 0);
        var steps = Run(0, 5_000);

        // Half way in lightness between 100 (100 %) and 37.8 (10 %): 68.9 is 39.3 % of flux.
        Assert.InRange(lamp.Level, 77, 80);
        Assert.InRange(steps, 99, 101);
        Run(5_000, 10_000);
        Assert.Equal(20, lamp.Level);
        Assert.Equal(long.MaxValue, fader.Wait(10_000));
        Assert.Equal(lamp.Levels.OrderDescending(), lamp.Levels);
    }

    [Fact]
    public void A_lamp_that_comes_on_begins_at_its_lowest_level_and_one_that_goes_off_ends_there()
    {
        fader.GoTo(0, 0, 0);
        fader.GoTo(200, 2_000, 1_000);
        Assert.Equal(20, lamp.Level);
        Run(1_000, 3_000);
        fader.GoTo(0, 2_000, 4_000);
        Run(4_000, 6_000);

        Assert.Equal(0, lamp.Level);
        Assert.DoesNotContain(lamp.Levels, l => l is > 0 and < 20);
    }

    [Fact]
    public void A_level_below_the_lowest_is_gone_to_at_once()
    {
        fader.GoTo(0, 0, 0);
        fader.GoTo(5, 2_000, 0);
        Run(0, 2_000);
        Assert.Equal(5, lamp.Level);
    }

    [Fact]
    public void A_new_aim_on_the_way_starts_from_where_the_lamp_is()
    {
        fader.SwitchOn(0);
        fader.GoTo(20, 4_000, 0);
        Run(0, 2_000);
        var halfway = lamp.Level;
        fader.GoTo(200, 4_000, 2_000);
        Assert.InRange(lamp.Level, halfway - 2, halfway);
        Run(2_000, 6_000);
        Assert.Equal(200, lamp.Level);
    }

    [Fact]
    public void A_driver_that_refuses_is_asked_once_a_second_until_it_obeys()
    {
        lamp.IsBroken = true;
        Assert.False(fader.SwitchOn(0));
        Assert.True(fader.IsRefused);
        Assert.Equal(-1, fader.Level);
        var tries = Run(0, 10_000);
        Assert.InRange(tries, 9, 11);

        lamp.IsBroken = false;
        Run(10_000, 11_000);
        Assert.Equal((200, false, 200), (fader.Level, fader.IsRefused, lamp.Level));
    }

    [Fact]
    public void A_level_that_it_has_is_asked_for_all_the_same_so_that_a_dead_driver_shows()
    {
        fader.SwitchOn(0);
        lamp.IsBroken = true;
        Assert.False(fader.GoTo(200, 0, 100));
        Assert.False(fader.GoTo(20, 5_000, 200));
    }

    private int Run(long from, long to)
    {
        var steps = 0;
        for (var now = from; now <= to;)
        {
            fader.Step(now);
            steps++;
            now += Math.Min(Math.Max(fader.Wait(now), 1), to + 1 - now);
        }

        return steps;
    }
}
