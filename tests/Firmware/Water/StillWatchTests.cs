using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

/// <summary>What a sensor that hangs looks like, and what water does that looks nearly like it. A fast period is a minute.</summary>
public sealed class StillWatchTests
{
    private const int Minute = 60_000;
    private const int Counts = 4;
    private long now;

    [Fact]
    public void The_same_ping_for_an_hour_is_a_sensor_that_hangs_one_other_ping_is_life()
    {
        var watch = new StillWatch(0, Minute);
        Assert.Equal(60, SamplesUntilStuck(watch, isRising: false, _ => 2700));
        Assert.False(Sample(watch, false, n => n == 6 ? 2701 : 2700));
        Assert.Equal(60, SamplesUntilStuck(watch, isRising: false, _ => 2700));
    }

    [Fact]
    public void A_ping_that_is_not_heard_begins_the_hour_anew()
    {
        var watch = new StillWatch(0, Minute);
        Samples(watch, 50, _ => 2700);
        watch.Begin();
        watch.Look(Cause.None, 2700);
        watch.Look(Cause.EchoLost, 2700);
        Assert.False(watch.IsStuck(false, now += Minute));
        Assert.Equal(60, SamplesUntilStuck(watch, isRising: false, _ => 2700));
    }

    [Fact]
    public void After_a_rise_five_samples_are_enough()
    {
        var watch = new StillWatch(0, Minute);
        Sample(watch, true, n => 900 - n);
        Assert.Equal(5, SamplesUntilStuck(watch, isRising: true, _ => 850));
    }

    [Fact]
    public void What_rises_only_while_the_sensor_stands_still_is_no_rise_before_it()
    {
        var watch = new StillWatch(0, Minute);
        Sample(watch, false, _ => 850);
        Assert.False(Samples(watch, 20, _ => 850, isRising: true));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(Counts, true)]
    public void A_converter_s_noise_hides_a_probe_that_hangs_in_a_rise_unless_its_grain_is_known(int grain, bool isStuck)
    {
        var watch = new StillWatch(grain, Minute);
        Sample(watch, true, n => 9000 + (20 * n));
        Assert.Equal(isStuck, Samples(watch, 8, n => 9200 + (n % 3), isRising: true));
    }

    [Fact]
    public void A_slow_rise_leaves_the_grain_of_where_it_began()
    {
        var watch = new StillWatch(Counts, Minute);
        var at = 9000;
        for (var i = 0; i < 100; i++)
        {
            at++;
            Assert.False(Sample(watch, true, _ => at), $"sample {i}");
        }
    }

    [Fact]
    public void Noise_over_calm_water_is_never_a_sensor_that_hangs()
    {
        var watch = new StillWatch(Counts, Minute);
        Assert.False(Samples(watch, 500, n => 9200 + (n % 2)));
    }

    [Theory]
    [InlineData(false, 60)]
    [InlineData(true, 5)]
    public void A_sleep_between_any_two_samples_changes_nothing(bool rose, int samples)
    {
        var watch = new StillWatch(Counts, Minute);
        Sample(watch, rose, n => 9000 + (20 * n));
        var told = 0;
        for (; told < 100 && !Sample(watch, rose, _ => 9500); told++)
        {
            var kept = new byte[3 + watch.KeptBytes];
            watch.Keep(kept, 3);
            watch = new StillWatch(Counts, Minute);
            watch.Recall(kept, 3);
        }

        Assert.Equal(samples, told);
    }

    private int SamplesUntilStuck(StillWatch watch, bool isRising, Func<int, int> raw)
    {
        var samples = 0;
        while (!Sample(watch, isRising, raw))
        {
            Assert.True(++samples < 1000, "never");
        }

        return samples;
    }

    private bool Samples(StillWatch watch, int count, Func<int, int> raw, bool isRising = false)
    {
        var stuck = false;
        for (var i = 0; i < count; i++)
        {
            stuck |= Sample(watch, isRising, raw);
        }

        return stuck;
    }

    private bool Sample(StillWatch watch, bool isRising, Func<int, int> raw)
    {
        watch.Begin();
        for (var i = 0; i < EchoFilter.Pings; i++)
        {
            watch.Look(Cause.None, raw(i));
        }

        return watch.IsStuck(isRising, now += Minute);
    }
}
