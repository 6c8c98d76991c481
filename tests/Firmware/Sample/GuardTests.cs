using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Sample;

/// <summary>Where the device would divide by zero, which throws there also for doubles, something stands in between.</summary>
public sealed class GuardTests
{
    [Fact]
    public void A_node_without_sensors_samples()
    {
        var reading = new Reading { Flags = ReadingFlags.SensorFault };
        new Sampler([], new FakeLog()).Sample(reading);
        Assert.Equal(ReadingFlags.None, reading.Flags);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_period_of_nothing_is_a_millisecond(int period)
    {
        var schedule = new SampleSchedule(0, period);
        schedule.Taken(1000);
        Assert.Equal(999, schedule.Missed);
        schedule.Pace(period, 1000);
        Assert.Equal(1, schedule.Wait(999));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_window_of_nothing_has_one_value(int window)
    {
        var watch = new ScatterWatch(window, 10);
        Assert.Equal([false, false, true], new[] { 0, 0, 100 }.Select(watch.IsNoisy));
    }
}
