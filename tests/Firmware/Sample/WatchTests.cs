using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Sample;

public sealed class WatchTests
{
    [Fact]
    public void A_value_that_stands_still_for_too_long_is_stuck()
    {
        var watch = new StuckWatch(3);
        Assert.Equal([false, false, false, true, true], Enumerable.Repeat(7, 5).Select(watch.IsStuck));
        Assert.False(watch.IsStuck(8));
    }

    [Fact]
    public void A_part_that_was_away_begins_anew()
    {
        var watch = new StuckWatch(2);
        _ = watch.IsStuck(7) || watch.IsStuck(7);
        watch.Reset();
        Assert.False(watch.IsStuck(7));
        Assert.False(watch.IsStuck(7));
        Assert.True(watch.IsStuck(7));
    }

    [Fact]
    public void Zero_from_the_start_is_a_value_like_any_other()
    {
        var watch = new StuckWatch(2);
        Assert.Equal([false, false, true], Enumerable.Repeat(0, 3).Select(watch.IsStuck));
    }

    [Fact]
    public void A_steady_rise_is_no_noise_however_fast()
    {
        var watch = new ScatterWatch(5, 10);
        Assert.DoesNotContain(true, Enumerable.Range(0, 50).Select(i => watch.IsNoisy(i * 1000)));
    }

    [Fact]
    public void A_value_that_jumps_about_is_noise_and_recovers()
    {
        var watch = new ScatterWatch(4, 50);
        var noisy = Enumerable.Range(0, 12).Select(i => watch.IsNoisy(i % 2 == 0 ? 0 : 100)).ToList();
        Assert.False(noisy[4]);
        Assert.True(noisy[11]);
        Assert.False(Enumerable.Range(0, 10).Select(_ => watch.IsNoisy(40)).ToList()[^1]);
    }
}
