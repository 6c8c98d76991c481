using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Firmware.Tests.Light;

/// <summary>A night in Berlin, 2026-11-27: the sun sets at 14:58 UTC and rises at 06:48 UTC.</summary>
public class LightPlanTests
{
    private const string Evening = Street.Berlin + "light.schedule=sunset=100 22:00=50 05:00=80 sunrise=off\nlamp.fade_tenths=0\n";

    private readonly Street street = new Street(Evening, "2026-11-27 12:00").Synced();

    [Fact]
    public void The_schedule_rules_and_by_day_the_lamp_is_off()
    {
        street.Until("2026-11-27 14:50");
        Assert.Equal((0, LevelOrigin.Schedule), (street.Percent, street.Plan.Origin));
        street.Until("2026-11-27 15:00");
        Assert.Equal(100, street.Percent);
        street.Until("2026-11-27 21:01");
        Assert.Equal(50, street.Percent);
        street.Until("2026-11-28 04:01");
        Assert.Equal((80, LevelOrigin.Schedule), (street.Percent, street.Plan.Origin));
        street.Until("2026-11-28 07:00");
        Assert.Equal(0, street.Percent);
    }

    [Fact]
    public void A_command_holds_for_its_time_then_the_schedule_of_that_hour_rules()
    {
        street.Until("2026-11-27 20:30");
        Assert.True(street.Plan.Command(140, 0, street.Now + 3_600_000, street.Now));
        street.Until("2026-11-27 21:29");
        Assert.Equal((70, LevelOrigin.Command), (street.Percent, street.Plan.Origin));
        street.Until("2026-11-27 21:31");
        Assert.Equal((50, LevelOrigin.Schedule), (street.Percent, street.Plan.Origin));
    }

    [Fact]
    public void A_command_for_darkness_gets_the_minimum_at_night_and_darkness_by_day()
    {
        street.Until("2026-11-27 14:00");
        street.Plan.Command(0, 0, street.Now + (20 * 3_600_000), street.Now);
        Assert.Equal(0, street.Plan.Target);
        street.Until("2026-11-27 15:00");
        Assert.Equal((10, LevelOrigin.Command), (street.Percent, street.Plan.Origin));
        street.Until("2026-11-28 07:00");
        Assert.Equal(0, street.Percent);
    }

    [Fact]
    public void Between_sunset_and_a_later_point_the_minimum_burns()
    {
        var late = new Street(Evening.Replace("sunset=", "sunset+30=", StringComparison.Ordinal), "2026-11-27 12:00").Synced();
        late.Until("2026-11-27 15:10");
        Assert.Equal(10, late.Percent);
        late.Until("2026-11-27 15:30");
        Assert.Equal(100, late.Percent);
    }

    [Fact]
    public void Presence_raises_never_darkens_and_ends()
    {
        street.Until("2026-11-27 22:00");
        street.Plan.Raise(160, 0, street.Now + 30_000, street.Now);
        Assert.Equal((80, LevelOrigin.Presence), (street.Percent, street.Plan.Origin));
        street.Plan.Raise(60, 0, street.Now + 60_000, street.Now);
        street.Run(20_000);
        Assert.Equal(80, street.Percent);
        street.Run(11_000);
        Assert.Equal((50, LevelOrigin.Schedule), (street.Percent, street.Plan.Origin));
    }

    [Fact]
    public void More_wishes_than_fit_cost_no_light()
    {
        street.Until("2026-11-27 22:00");
        for (var level = 110; level <= 190; level += 10)
        {
            street.Plan.Raise(level, 0, street.Now + 60_000 - level, street.Now);
        }

        Assert.Equal(95, street.Percent);
        street.Run(60_000);
        Assert.Equal(50, street.Percent);
    }

    [Fact]
    public void By_day_presence_lights_nothing()
    {
        street.Until("2026-11-27 13:00");
        street.Plan.Raise(160, 0, street.Now + 30_000, street.Now);
        Assert.Equal((0, LevelOrigin.Schedule), (street.Percent, street.Plan.Origin));
    }

    [Fact]
    public void The_gateway_is_gone_the_schedule_goes_on_for_weeks()
    {
        street.Clock.Quality = TimeQuality.Estimated;
        street.Until("2027-01-15 18:00");
        Assert.Equal(100, street.Percent);
        street.Until("2027-01-15 22:00");
        Assert.Equal(50, street.Percent);
    }

    [Fact]
    public void The_gateway_is_gone_a_dead_man_ends_its_command()
    {
        var watched = new Street(Evening + "lamp.deadman_minutes=30", "2026-11-27 16:00").Synced();
        watched.Until("2026-11-27 17:00");
        watched.Plan.Command(40, 0, watched.Now + (4 * 3_600_000), watched.Now);
        watched.Until("2026-11-27 17:20");
        watched.Plan.Heard(watched.Now);
        watched.Until("2026-11-27 17:49");
        Assert.Equal((20, LevelOrigin.Command), (watched.Percent, watched.Plan.Origin));
        watched.Until("2026-11-27 17:51");
        Assert.Equal((100, LevelOrigin.DeadMan), (watched.Percent, watched.Plan.Origin));

        // The gateway comes back: what was given up stays given up, a new command holds.
        watched.Plan.Heard(watched.Now);
        watched.Run(1_000);
        Assert.Equal((100, LevelOrigin.Schedule), (watched.Percent, watched.Plan.Origin));
        watched.Plan.Command(80, 0, watched.Now + 60_000, watched.Now);
        Assert.Equal(40, watched.Percent);
    }

    [Theory]
    [InlineData("2026-11-27 22:00")]
    [InlineData("2026-11-27 13:00")]
    public void The_clock_is_lost_the_lamp_is_full_on_by_night_and_by_day(string utc)
    {
        street.Until(utc);
        street.Clock.Quality = TimeQuality.Unknown;
        street.Run(61_000);
        Assert.Equal((100, LevelOrigin.FullOn), (street.Percent, street.Plan.Origin));
        street.Clock.Quality = TimeQuality.Synced;
        street.Run(61_000);
        Assert.Equal(LevelOrigin.Schedule, street.Plan.Origin);
    }

    [Fact]
    public void A_clock_that_jumps_to_noon_at_night_leaves_the_lamp_on()
    {
        street.Until("2026-11-27 23:00");
        street.Clock.Error = 12 * 3600;
        street.Run(120_000);
        Assert.Equal((100, LevelOrigin.FullOn), (street.Percent, street.Plan.Origin));
    }

    [Fact]
    public void Gateway_and_clock_are_gone_after_a_power_cut_the_lamp_is_full_on()
    {
        street.Until("2026-11-27 23:00");
        street.Boot(Evening + "lamp.power_on=60");
        street.Run(60_000);
        Assert.Equal((60, LevelOrigin.PowerOn), (street.Percent, street.Plan.Origin));
        street.Run(300_000);
        Assert.Equal((100, LevelOrigin.FullOn), (street.Percent, street.Plan.Origin));
        street.Run(48 * 3_600_000);
        Assert.Equal((100, LevelOrigin.FullOn), (street.Percent, street.Plan.Origin));
    }

    [Fact]
    public void Gateway_and_clock_are_gone_a_command_still_ends_with_its_time()
    {
        var alone = new Street(Evening, "2026-11-27 22:00");
        alone.Run(600_000);
        alone.Plan.Command(60, 0, alone.Now + 60_000, alone.Now);
        Assert.Equal(30, alone.Percent);
        alone.Run(61_000);
        Assert.Equal(100, alone.Percent);
    }

    [Theory]
    [InlineData("level.default=70", 70)]
    [InlineData("level.default=0", 10)]
    [InlineData(Street.Berlin + "level.default=70", 70)]
    public void Without_a_schedule_the_default_level_stands_day_and_night_with_and_without_a_clock(string settings, double percent)
    {
        var plain = new Street(settings, "2026-11-27 12:00");
        plain.Run(30 * 60_000);
        Assert.Equal((percent, LevelOrigin.Default), (plain.Percent, plain.Plan.Origin));
        plain.Synced().Until("2026-11-28 12:00");
        Assert.Equal((percent, LevelOrigin.Default), (plain.Percent, plain.Plan.Origin));
    }

    [Fact]
    public void A_node_is_not_kept_awake_by_its_lamp()
    {
        street.Run(24 * 3_600_000);
        Assert.InRange(street.Steps, 1440, 1500);
        street.Plan.Command(140, 0, street.Now + (24 * 3_600_000), street.Now);
        street.Run(24 * 3_600_000);
        Assert.InRange(street.Steps, 2880, 3000);
    }

    [Fact]
    public void A_driver_that_refuses_a_command_does_not_follow_later_and_one_that_refuses_the_schedule_does()
    {
        street.Until("2026-11-27 20:00");
        street.Lamp.IsBroken = true;
        Assert.False(street.Plan.Command(40, 0, street.Now + 36_000_000, street.Now));
        street.Until("2026-11-27 21:30");
        Assert.True(street.Plan.IsRefused);
        street.Lamp.IsBroken = false;
        street.Run(2_000);
        Assert.Equal((50, LevelOrigin.Schedule, false), (street.Percent, street.Plan.Origin, street.Plan.IsRefused));
    }
}
