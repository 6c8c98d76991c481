using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Soil;

/// <summary>A technician tests a probe before it goes into the ground.</summary>
public sealed class SoilTestTests
{
    private readonly FakeInput input = new();
    private readonly SoilTest test;

    public SoilTestTests() => test = new SoilTest(input);

    [Fact]
    public void A_good_probe_gives_the_lines_for_the_settings()
    {
        Assert.Equal("in air 2.74 V (raw 3400): good; now put it into water up to its line and test water", Air(3400));
        Assert.Equal(
            "in air 2.74 V, in water 1.25 V: good; write soil.dry=3400 and soil.wet=1550 with today's soil.calibrated and your soil.calibrated_by",
            Water(1550));
    }

    [Fact]
    public void A_clone_that_stands_at_1_07_volts_is_found_in_air() =>
        Assert.Equal(
            "in air 1.07 V, too low: dry the probe and test again; if it stays, it is a bad clone: replace it", Air(1328));

    [Fact]
    public void A_clone_that_swings_by_a_tenth_of_a_volt_is_found_in_water()
    {
        Air(2300);
        Assert.Equal(
            "in air 1.85 V, in water 1.75 V: it reacts too little: a bad clone, or not in the water up to its line: test again, then replace it",
            Water(2175));
    }

    [Fact]
    public void A_probe_that_does_not_react_at_all_is_told_apart()
    {
        Air(3400);
        Assert.Contains("it does not react", Water(3395), StringComparison.Ordinal);
    }

    [Fact]
    public void Water_before_air_is_asked_for_in_order() => Assert.Equal("test air first: dry the probe and hold it in the air", Water(1550));

    [Fact]
    public void Noise_and_a_silent_converter_are_told_and_leave_no_half_result()
    {
        Air(3400);
        input.Spread = 200;
        Assert.Contains("signal jumps", Air(3400), StringComparison.Ordinal);
        input.Spread = 0;
        Assert.StartsWith("test air first", Water(1550), StringComparison.Ordinal);
        input.Cause = Cause.NoAnswer;
        Assert.Contains("the converter does not answer", Air(3400), StringComparison.Ordinal);
    }

    private string Air(int raw)
    {
        input.Raw = raw;
        return test.Air();
    }

    private string Water(int raw)
    {
        input.Raw = raw;
        return test.Water();
    }
}
