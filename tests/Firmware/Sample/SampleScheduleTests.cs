using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Sample;

public class SampleScheduleTests
{
    [Fact]
    public void A_slow_sample_does_not_shift_the_grid()
    {
        var schedule = new SampleSchedule(start: 500, period: 1000);
        long now = 0;
        for (var n = 0; n < 10_000; n++)
        {
            now += schedule.Wait(now);
            Assert.Equal(500 + (n * 1000L), now);
            now += 700;
            schedule.Taken(now);
        }

        Assert.Equal(0, schedule.Missed);
    }

    [Fact]
    public void A_wake_up_less_than_a_period_late_skips_nothing()
    {
        var schedule = new SampleSchedule(0, 1000);
        schedule.Taken(now: 1900);
        Assert.Equal(0, schedule.Wait(1900));
        schedule.Taken(now: 1950);
        Assert.Equal(50, schedule.Wait(1950));
        Assert.Equal(0, schedule.Missed);
    }

    [Fact]
    public void A_wake_up_hours_late_takes_one_sample_and_counts_the_missed_ones()
    {
        var schedule = new SampleSchedule(0, 1000);
        schedule.Taken(now: 0);
        schedule.Taken(now: 3_600_500);
        Assert.Equal(0, schedule.Wait(3_600_500));
        schedule.Taken(now: 3_600_510);
        Assert.Equal(490, schedule.Wait(3_600_510));
        Assert.Equal(3598, schedule.Missed);
    }
}
