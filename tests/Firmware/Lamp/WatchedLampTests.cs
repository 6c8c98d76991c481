using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Lamp;

/// <summary>Between the one that rules the level and the driver.</summary>
public sealed class WatchedLampTests
{
    private readonly FakeClock clock = new();
    private readonly FakeDriver early = new();
    private readonly FakeDriver driver = new();
    private readonly FakeStorage storage = new(new Flash(), new Power());
    private readonly WatchedLamp lamp;

    public WatchedLampTests() => lamp = new WatchedLamp(early, clock);

    [Fact]
    public void Before_the_settings_are_known_it_shines_and_then_another_driver_takes_over()
    {
        Assert.True(lamp.TrySetLevel(200));
        lamp.Use(driver, CloTable.None(), new LampCounters(storage));
        Assert.True(lamp.TrySetLevel(200));
        Assert.Equal([200], early.Levels);
        Assert.Equal([200], driver.Levels);
    }

    [Fact]
    public void A_driver_that_takes_over_and_is_not_ready_is_asked_until_it_shines()
    {
        var fader = new Fader(lamp);
        fader.SwitchOn(0);
        driver.IsBroken = true;
        lamp.Use(driver, CloTable.None(), new LampCounters(storage));
        fader.SwitchOn(0);
        // What the driver before took says nothing of this one.
        Assert.Equal((true, true, -1), (fader.IsRefused, lamp.IsRefusing, lamp.Level));

        driver.IsBroken = false;
        fader.Step(1000);
        Assert.Equal([200], driver.Levels);
        Assert.Equal((false, false, 200), (fader.IsRefused, lamp.IsRefusing, lamp.Level));
    }

    [Fact]
    public void A_lamp_that_nobody_has_told_anything_is_told_nothing()
    {
        lamp.Use(driver, CloTable.None(), new LampCounters(storage));
        Assert.Empty(driver.Levels);
        Assert.Equal(-1, lamp.Level);
    }

    [Fact]
    public void An_aged_lamp_is_driven_higher_and_tells_the_flux_that_was_wished()
    {
        lamp.Use(driver, CloTable.Parse("0:100;10:80"), new LampCounters(storage));
        lamp.TrySetLevel(100);
        clock.Milliseconds = 10 * 3600000L;
        lamp.Count(clock.Milliseconds);
        lamp.TrySetLevel(100);
        Assert.Equal([100, 125], driver.Levels);
        Assert.Equal(100, lamp.Level);
    }

    [Fact]
    public void A_refusal_is_passed_on_and_ends_with_it()
    {
        early.IsBroken = true;
        Assert.False(lamp.TrySetLevel(200));
        Assert.True(lamp.IsRefusing);
        early.IsBroken = false;
        Assert.True(lamp.TrySetLevel(200));
        Assert.False(lamp.IsRefusing);
    }

    [Fact]
    public void It_knows_when_it_was_switched_and_dimming_is_no_switching()
    {
        lamp.TrySetLevel(200);
        clock.Milliseconds = 1000;
        lamp.TrySetLevel(50);
        Assert.Equal(0, lamp.SwitchedAt);
        clock.Milliseconds = 2000;
        lamp.TrySetLevel(0);
        Assert.Equal(2000, lamp.SwitchedAt);
    }
}
