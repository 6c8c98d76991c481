using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

public sealed class StepGateTests
{
    private const int Minute = 60_000;
    private readonly StepGate gate = new(perMinute: 200, patience: 15 * Minute);

    [Fact]
    public void Water_is_believed_as_far_as_it_can_have_come()
    {
        Assert.Equal(Step.Plausible, gate.Take(1000, 0, false, false));
        Assert.Equal(Step.Plausible, gate.Take(1240, Minute, false, false));
        Assert.Equal(Step.TooHigh, gate.Take(1500, 2 * Minute, false, false));
        Assert.Equal(Step.Plausible, gate.Take(1500, 3 * Minute, false, false));
    }

    [Fact]
    public void Three_readings_in_a_row_confirm_a_step()
    {
        gate.Take(0, 0, false, false);
        Assert.Equal([Step.TooHigh, Step.TooHigh, Step.Plausible], Enumerable.Range(1, 3).Select(i => gate.Take(2000, i, false, false)));
        Assert.Equal(2000, gate.Level);
    }

    [Fact]
    public void A_lie_between_truths_is_never_confirmed()
    {
        gate.Take(0, 0, false, false);
        for (var i = 1; i < 50; i++)
        {
            Assert.Equal(Step.TooHigh, gate.Take(2000, i * 2, false, false));
            Assert.Equal(Step.Plausible, gate.Take(0, (i * 2) + 1, false, false));
        }
    }

    [Fact]
    public void Whoever_is_wary_waits_for_ten_readings_and_the_time_they_take()
    {
        gate.Take(2500, 0, false, false);
        var steps = Enumerable.Range(1, 30).Select(i =>
        {
            gate.Touch(i * Minute);
            return gate.Take(0, i * Minute, true, false);
        }).ToList();
        Assert.All(steps.Take(15), step => Assert.Equal(Step.TooLow, step));
        Assert.Equal(Step.Plausible, steps[15]);
    }

    [Fact]
    public void After_centuries_anything_is_plausible_and_nothing_overflows()
    {
        gate.Take(0, 0, false, false);
        Assert.Equal(Step.Plausible, gate.Take(999_999, long.MaxValue / 1000, false, false));
        Assert.True(gate.CanHaveReached(1000, long.MaxValue / 1000));
    }

    [Fact]
    public void Of_water_that_was_never_seen_anything_is_to_be_feared() => Assert.True(gate.CanHaveReached(20_000, 0));
}
