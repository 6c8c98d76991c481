using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

/// <summary>A node that sleeps deeply forgets all but what its parts keep: the flood must go on as if it had stayed awake.</summary>
public sealed class SleepTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(23)]
    public void A_node_that_sleeps_between_all_samples_tells_what_one_awake_tells(int seed)
    {
        var awake = new Shaft(seed: seed);
        var sleeper = new Shaft(seed: seed);
        var story = new Random(seed);
        for (var minute = 0; minute < 200; minute++)
        {
            var rate = minute < 20 ? 0 : minute < 45 ? story.Next(60, 140) : minute < 90 ? 0 : -story.Next(20, 90);
            awake.Level = sleeper.Level = Math.Clamp(awake.Level + rate, 300, 2990);
            awake.Ping.Trouble = sleeper.Ping.Trouble = awake.Level > 2970 ? _ => Cause.DeadZone : _ => Cause.None;

            var expected = awake.Sample();
            var told = sleeper.Sample();
            Assert.True(expected.Same(told), $"minute {minute}: state {expected.Steps(QuantityTable.FloodState)} and {told.Steps(QuantityTable.FloodState)}");
            sleeper = sleeper.Slept();
        }
    }

    [Fact]
    public void What_is_kept_comes_back_number_by_number()
    {
        var bytes = new byte[30];
        var kept = new Kept(bytes, 2);
        kept.Put(-7);
        kept.PutLong(-1);
        kept.PutLong(0x1234_5678_9ABC_DEF0);
        kept.Put(int.MaxValue);
        kept = new Kept(bytes, 2);
        Assert.Equal((-7, -1L, 0x1234_5678_9ABC_DEF0, int.MaxValue), (kept.Take(), kept.TakeLong(), kept.TakeLong(), kept.Take()));
    }
}
