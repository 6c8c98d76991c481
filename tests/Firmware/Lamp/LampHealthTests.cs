using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Lamp;

/// <summary>A lamp of 40 W, judged by what it draws.</summary>
public sealed class LampHealthTests
{
    private readonly FakeClock clock = new();
    private readonly FakeDriver driver = new();
    private readonly LampCounters counters = new(new FakeStorage(new Flash(), new Power()));
    private readonly WatchedLamp lamp;
    private readonly Reading reading = new();
    private LampHealth health;

    public LampHealthTests()
    {
        lamp = new WatchedLamp(driver, clock);
        lamp.Use(driver, CloTable.None(), counters);
        health = new LampHealth(lamp, counters, 40, hasRelay: false);
        lamp.TrySetLevel(200);
    }

    [Fact]
    public void A_sound_lamp_has_no_failure_at_any_level()
    {
        foreach (var level in new[] { 200, 100, 40, 20, 0, 200 })
        {
            lamp.TrySetLevel(level);
            Draw(level == 0 ? 0.4 : 0.4 + (39.6 * level / 200), 300);
            Assert.Equal(0, health.State);
        }
    }

    [Fact]
    public void A_dark_lamp_is_told_after_a_minute_once_as_an_alarm_and_its_repair_as_well()
    {
        Draw(0.4, 70);
        Assert.Equal(0, health.State);
        Draw(0.4, 10);
        Assert.Equal((LampStates.LampFailure, ReadingFlags.Alarm), (health.State, reading.Flags));
        Draw(0.4, 10);
        Assert.Equal((LampStates.LampFailure, ReadingFlags.None), (health.State, reading.Flags));

        // By day nothing is known of it; at night it shows.
        lamp.TrySetLevel(0);
        Draw(0.4, 100);
        Assert.Equal(LampStates.LampFailure, health.State);
        lamp.TrySetLevel(200);
        Draw(40, 20);
        Assert.Equal(0, health.State);
    }

    [Fact]
    public void A_little_more_than_the_limit_is_no_repair()
    {
        Draw(0.4, 100);
        Draw(13, 100);
        Assert.Equal(LampStates.LampFailure, health.State);
        Draw(19, 20);
        Assert.Equal(0, health.State);
    }

    [Fact]
    public void A_driver_has_five_seconds_to_start_and_a_dip_is_forgiven()
    {
        Draw(0.4, 55);
        Draw(40, 10);
        Draw(0.4, 55);
        Assert.Equal(0, health.State);
    }

    [Fact]
    public void At_a_level_where_lamp_and_standby_draw_alike_nothing_is_claimed()
    {
        lamp.TrySetLevel(8);
        Draw(0.5, 300);
        Assert.Equal(0, health.State);
    }

    [Theory]
    [InlineData(40, 8)]
    [InlineData(-1, 80)]
    public void A_dark_lamp_that_is_dimmed_until_nothing_can_be_told_is_not_repaired(int nominal, int level)
    {
        health = new LampHealth(lamp, counters, nominal, hasRelay: false);
        Draw(0.4, 100);
        Assert.Equal(LampStates.LampFailure, health.State);
        lamp.TrySetLevel(level);
        Draw(0.4, 100);
        Assert.Equal(LampStates.LampFailure, health.State);
        Draw(16, 20);
        Assert.Equal(0, health.State);
    }

    [Fact]
    public void A_lamp_that_burns_by_day_is_told_and_a_relay_with_it()
    {
        health = new LampHealth(lamp, counters, 40, hasRelay: true);
        lamp.TrySetLevel(0);
        Draw(40, 60);
        Assert.Equal(0, health.State);
        Draw(40, 20);
        Assert.Equal(LampStates.DayBurner | LampStates.RelayFailure, health.State);
        Draw(0.4, 10);
        Assert.Equal(0, health.State);
    }

    [Fact]
    public void A_lamp_that_goes_out_and_on_by_itself_cycles_and_one_that_is_commanded_does_not()
    {
        for (var i = 0; i < 20; i++)
        {
            lamp.TrySetLevel(i % 2 == 0 ? 0 : 200);
            Draw(i % 2 == 0 ? 0.4 : 40, 40);
        }

        Assert.Equal(0, health.State);
        for (var i = 0; i <= CyclingWatch.MostRestarts; i++)
        {
            Assert.Equal(0, health.State);
            Draw(0.4, 30);
            Draw(40, 30);
        }

        Assert.Equal(LampStates.CyclingFailure, health.State);
        Draw(40, 3700);
        Assert.Equal(0, health.State);
    }

    [Fact]
    public void Without_a_power_nothing_is_claimed_and_nothing_forgotten()
    {
        Draw(0.4, 100);
        for (var i = 0; i < 30; i++)
        {
            Judge(null);
        }

        Assert.Equal(LampStates.LampFailure, health.State);
    }

    [Fact]
    public void What_the_driver_tells_and_what_it_refuses_is_told()
    {
        driver.Failures = LampStates.DaliFailure;
        Draw(40, 10);
        Assert.Equal((LampStates.DaliFailure, ReadingFlags.Alarm), (health.State, reading.Flags));
        driver.Failures = 0;
        driver.IsBroken = true;
        lamp.TrySetLevel(100);
        Draw(40, 10);
        Assert.Equal(LampStates.GearFailure, health.State);
    }

    [Fact]
    public void Hours_and_switchings_are_told_when_they_move_only()
    {
        Draw(40, 10);
        Assert.Equal((0, 1), (reading.Steps(QuantityTable.OperatingTime), reading.Steps(QuantityTable.SwitchCount)));
        Draw(40, 10);
        Assert.False(reading.Has(QuantityTable.OperatingTime));
        clock.Milliseconds += 3600000;
        Draw(40, 10);
        Assert.Equal(1, reading.Steps(QuantityTable.OperatingTime));
    }

    [Fact]
    public void A_lamp_of_unknown_power_is_judged_where_it_is_plain()
    {
        health = new LampHealth(lamp, counters, -1, hasRelay: false);
        lamp.TrySetLevel(40);
        Draw(0.4, 100);
        Assert.Equal(0, health.State);
        lamp.TrySetLevel(100);
        Draw(0.4, 100);
        Assert.Equal(LampStates.LampFailure, health.State);
    }

    private void Draw(double watts, int seconds)
    {
        for (var i = 0; i < seconds; i += 10)
        {
            clock.Milliseconds += 10000;
            Judge(watts);
        }
    }

    private void Judge(double? watts)
    {
        reading.ClearValues();
        reading.Flags = ReadingFlags.None;
        if (watts is { } known)
        {
            reading.Set(QuantityTable.Power, known);
        }

        health.Judge(reading, clock.Milliseconds);
    }
}
