using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

/// <summary>A flash flood over a node that sleeps, or whose power is cut in the middle of it.</summary>
public sealed class FlashFloodMemoryTests
{
    [Theory]
    [InlineData(Part.JsnSr04t)]
    [InlineData(Part.A02yyuw)]
    public void A_node_that_sleeps_between_all_samples_counts_on_and_tells_the_same_flood(Part part)
    {
        var awake = new Shaft(15, ping: Sensors.Of(part));
        var sleeper = new Shaft(15, ping: Sensors.Of(part));
        var random = new Random(5);
        for (var i = 0; i < 400; i++)
        {
            // Calm, an accident, calm, a flood, foam now and then, calm.
            var trouble = i is 20 or 21 || (i is > 60 and < 200) || (i > 200 && random.Next(9) == 0) ? Cause.EchoLost : Cause.None;
            awake.Level = sleeper.Level = i is > 60 and < 200 ? 2990 : 300;
            awake.Ping.Trouble = sleeper.Ping.Trouble = _ => trouble;
            var expected = awake.Sample();
            var told = sleeper.Sample();
            Assert.True(expected.Same(told), $"sample {i}: state {Shaft.StateOf(expected)} and {Shaft.StateOf(told)}");
            var urgent = sleeper.Judge.IsUrgent;
            // A node does not sleep while a sample is due at once.
            sleeper = urgent ? sleeper : sleeper.Slept();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_power_cut_between_the_last_sight_and_the_danger_loses_nothing(int blindBefore)
    {
        var shaft = new Shaft(15, ping: Sensors.Of(Part.JsnSr04t));
        var newest = shaft.Samples(4);
        shaft.Level = 2990;
        shaft.Ping.Trouble = _ => Cause.EchoLost;
        newest = blindBefore > 0 ? shaft.Samples(blindBefore) : newest;
        Assert.NotEqual(FloodLevels.Danger, shaft.State);
        shaft = shaft.Rebooted(newest);
        Assert.Equal(FloodLevels.Danger, Shaft.StateOf(shaft.Minutes(2)[^1]));
    }

    [Fact]
    public void A_sensor_that_failed_before_the_power_went_is_not_taken_for_one_that_never_saw_the_water()
    {
        var shaft = new Shaft(15, ping: Sensors.Of(Part.HcSr04));
        shaft.Samples(4);
        shaft.Ping.Trouble = _ => Cause.NoAnswer;
        shaft = shaft.Rebooted(shaft.Sample());
        shaft.Ping.Trouble = _ => Cause.EchoLost;
        Assert.Equal(FloodLevels.Danger, Shaft.StateOf(shaft.Minutes(2)[^1]));
    }

    [Fact]
    public void A_night_without_power_is_no_reason_for_an_alarm_when_the_water_is_seen()
    {
        var shaft = new Shaft(15, ping: Sensors.Of(Part.JsnSr04t));
        shaft = shaft.Rebooted(shaft.Samples(4));
        Assert.All(shaft.Minutes(60), r => Assert.Equal((FloodLevels.Normal, ReadingFlags.None), (Shaft.StateOf(r), r.Flags)));
    }
}
