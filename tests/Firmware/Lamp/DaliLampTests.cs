using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Lamp;

/// <summary>A lamp on a gear that answers, or does not.</summary>
public sealed class DaliLampTests
{
    private readonly FakeDaliBus bus = new();
    private readonly DaliLamp lamp;
    private long now;

    public DaliLampTests() => lamp = new DaliLamp(bus);

    [Fact]
    public void A_level_goes_out_as_one_broadcast()
    {
        Assert.True(lamp.TrySetLevel(100));
        Assert.Equal([0xFEE5], bus.Frames);
    }

    [Fact]
    public void A_bus_that_takes_nothing_is_refusal()
    {
        bus.IsBroken = true;
        Assert.False(lamp.TrySetLevel(100));
    }

    [Fact]
    public void A_sound_gear_has_nothing_to_tell()
    {
        lamp.TrySetLevel(100);
        Assert.Equal((Cause.None, 0), (Check(), lamp.Failures));
    }

    [Fact]
    public void A_gear_that_fell_back_to_its_power_on_level_is_told_again()
    {
        lamp.TrySetLevel(100);
        bus.Level = 254;
        Assert.Equal(Cause.None, Check());
        Assert.Equal(229, bus.Level);
        Assert.Equal(Cause.None, Check());
    }

    [Fact]
    public void A_gear_that_keeps_to_its_lowest_level_does_nothing_wrong()
    {
        lamp.TrySetLevel(1);
        Assert.Equal(85, bus.Level);
        Assert.Equal([Cause.None, Cause.None, Cause.None], [Check(), Check(), Check()]);
    }

    [Fact]
    public void A_gear_that_heeds_nothing_refuses_until_it_heeds()
    {
        lamp.TrySetLevel(100);
        bus.MinLevel = 254;
        bus.Level = 200;
        bus.IsDeaf = false;
        bus.MinLevel = 85;
        Assert.Equal(Cause.None, Heedless());
        Assert.Equal(Cause.Refused, Heedless());
        Assert.Equal(Cause.None, Check());
    }

    [Fact]
    public void One_missing_answer_is_a_disturbance_two_are_a_broken_wire_and_it_mends()
    {
        lamp.TrySetLevel(100);
        bus.IsSilent = true;
        Assert.Equal((Cause.None, 0), (Check(), lamp.Failures));
        Assert.Equal((Cause.NoAnswer, LampStates.DaliFailure), (Check(), lamp.Failures));
        bus.IsSilent = false;
        Assert.Equal((Cause.None, 0), (Check(), lamp.Failures));
    }

    [Theory]
    [InlineData(ForwardFrame.StatusLampFailure, LampStates.LampFailure)]
    [InlineData(ForwardFrame.StatusGearFailure, LampStates.GearFailure)]
    [InlineData(4, 0)]
    public void What_the_gear_knows_of_its_lamp_is_told(int status, int failures)
    {
        bus.Status = status;
        Assert.Equal((Cause.None, failures), (Check(), lamp.Failures));
    }

    [Fact]
    public void The_bus_is_not_asked_at_every_sample()
    {
        lamp.Check(0);
        var asked = bus.Frames.Count;
        lamp.Check(DaliLamp.AskEvery - 1);
        Assert.Equal(asked, bus.Frames.Count);
        lamp.Check(DaliLamp.AskEvery);
        Assert.True(bus.Frames.Count > asked);
    }

    private Cause Check() => lamp.Check(now += DaliLamp.AskEvery);

    // Whatever it was told, it is at 200 again when it is asked.
    private Cause Heedless()
    {
        bus.Level = 200;
        return Check();
    }
}
