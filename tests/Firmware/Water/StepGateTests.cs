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

    [Fact]
    public void After_a_sensor_was_blind_even_what_is_plausible_needs_three_that_agree()
    {
        gate.Take(300, 0, false, false);
        var quarter = 15 * Minute;
        Assert.Equal(Step.Unconfirmed, gate.Take(1000, quarter, false, blind: true));
        Assert.Equal(Step.Unconfirmed, gate.Take(1080, quarter + 1000, false, blind: true));
        // From the ladder.
        Assert.Equal(Step.Unconfirmed, gate.Take(2000, quarter + 2000, false, blind: true));
        Assert.True(gate.Contradicts);
        Assert.Equal(
            [Step.Unconfirmed, Step.Unconfirmed, Step.Plausible],
            Enumerable.Range(3, 3).Select(i => gate.Take(1000, quarter + (i * 1000), false, blind: true)));
        Assert.Equal(1000, gate.Level);
    }

    [Fact]
    public void A_fall_is_confirmed_by_what_agrees_and_begins_anew_when_nothing_is_seen()
    {
        gate.Take(2500, 0, false, false);
        Assert.All([0, 900, 100, 1200, 500], level => Assert.Equal(Step.TooLow, gate.Take(level, 1000, false, false)));
        gate.Take(490, 1000, false, false);
        gate.Interrupt();
        Assert.Equal([Step.TooLow, Step.TooLow, Step.Plausible], Enumerable.Range(0, 3).Select(_ => gate.Take(500, 2000, false, false)));
    }

    [Fact]
    public void A_flood_that_comes_in_leaps_need_not_agree_and_survives_a_sample_without_sight()
    {
        gate.Take(0, 0, false, false);
        Assert.Equal(Step.TooHigh, gate.Take(1000, 1000, false, false));
        gate.Interrupt();
        Assert.Equal(Step.TooHigh, gate.Take(1700, 2000, false, false));
        Assert.Equal(Step.Plausible, gate.Take(2400, 3000, false, false));
    }
}
