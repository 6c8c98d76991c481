using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Light;

/// <summary>What a schedule makes of real nights. Levels are told in % when they change, times in civil time.</summary>
public class ScheduleRuleTests
{
    private const string Usual = "sunset+10=100 22:30=50 05:00=80 sunrise-15=off";

    private static readonly (double North, double East) Berlin = (52.52, 13.405);
    private static readonly (double North, double East) Flensburg = (54.79, 9.43);
    private static readonly (double North, double East) Jyvaskyla = (62.24, 25.75);
    private static readonly (double North, double East) Tromso = (69.65, 18.96);

    [Fact]
    public void A_night_in_spring_follows_sun_and_clock() =>
        Assert.Equal(["18:29 100", "22:30 50", "05:00 80", "05:52 0"], Night(Usual, "2026-03-20", Berlin));

    [Fact]
    public void In_June_the_sun_is_up_before_the_morning_point_which_does_not_light_the_day() =>
        Assert.Equal(["21:43 100", "22:30 50", "04:28 0"], Night(Usual, "2026-06-21", Berlin));

    [Fact]
    public void A_lamp_that_comes_on_after_its_evening_point_comes_on_at_that_level() =>
        Assert.Equal(["22:04 50", "04:45 0"], Night("sunset=100 22:00=50 05:00=80 sunrise=off", "2026-06-21", Flensburg));

    [Fact]
    public void A_nautical_dusk_that_does_not_come_is_passed_over() =>
        Assert.Equal(["22:04 100", "04:45 0"], Night("sunset=100 nautical-dusk=50 nautical-dawn=100 sunrise=off", "2026-06-21", Flensburg));

    [Fact]
    public void A_night_whose_first_moment_does_not_come_opens_with_the_first_that_does()
    {
        const string Deep = "nautical-dusk=100 22:30=50 nautical-dawn=80 sunrise-15=off";
        Assert.Equal(["22:30 50", "03:47 80", "04:30 0"], Night(Deep, "2026-06-21", Flensburg));
        Assert.Equal(["19:34 100", "22:30 50", "05:30 80", "06:33 0"], Night(Deep, "2026-03-10", Flensburg));
    }

    [Theory]
    [InlineData("dusk=100 dawn=off", 62.24, 25.75)]
    [InlineData("nautical-dusk=100 nautical-dawn=off", 54.79, 9.43)]
    public void In_the_nights_around_the_white_ones_no_lamp_burns_in_the_sun(string text, double north, double east)
    {
        var time = new KnownTime { UnixSeconds = Moments.Utc("2026-04-01") };
        var rule = Rule(text, time, (north, east), "CET");
        for (; time.UnixSeconds < Moments.Utc("2026-09-01"); time.UnixSeconds += 600)
        {
            Assert.True(rule.TryLevel(0, out var level, out _));
            Assert.True(level == 0 || SunAngle.Of(time.UnixSeconds, north, east) < 0, $"{DateTimeOffset.FromUnixTimeSeconds(time.UnixSeconds):u}");
        }
    }

    [Fact]
    public void In_a_white_night_a_lamp_that_opens_at_dusk_stays_off_and_one_that_ends_at_dawn_ends_at_sunrise()
    {
        Assert.Empty(Night("dusk=100 dawn=off", "2026-06-21", Jyvaskyla));
        Assert.Equal(["23:15 100", "03:23 0"], Night("sunset=100 dawn=off", "2026-06-21", Jyvaskyla, "EET"));
    }

    [Fact]
    public void In_the_polar_night_the_lamp_burns_by_day_and_in_the_polar_day_not_at_all()
    {
        Assert.Equal(["12:00 100", "23:00 50", "05:00 100"], Night("sunset=100 23:00=50 05:00=100 sunrise=off", "2026-12-21", Tromso));
        Assert.Empty(Night("sunset=100 23:00=50 05:00=100 sunrise=off", "2026-06-21", Tromso));
    }

    [Fact]
    public void The_night_that_loses_an_hour_skips_no_point()
    {
        var night = Night("sunset=100 02:30=50 03:15=60 sunrise=off", "2026-03-28", Berlin);
        // 02:30 does not exist: it comes when the clock shows 03:30, and what was written behind it still wins.
        Assert.Equal(["18:34 100", "03:15 60", "06:48 0"], night);
        Assert.Equal(["18:34 100", "03:30 50", "06:48 0"], Night("sunset=100 02:30=50 sunrise=off", "2026-03-28", Berlin));
    }

    [Fact]
    public void The_night_that_gains_an_hour_repeats_no_point() =>
        Assert.Equal(["17:52 100", "02:30 50", "06:50 0"], Night("sunset=100 02:30=50 sunrise=off", "2026-10-24", Berlin));

    [Fact]
    public void A_night_belongs_to_the_day_on_which_it_begins()
    {
        // 2026-11-27 is a Friday: its night is long until Saturday's dawn, and Saturday's begins with Saturday's noon.
        const string Week = "mo-th su 20:00=100 22:00=50 05:00=off; fr sa 20:00=100 02:00=50 05:00=off";
        Assert.Equal(["20:00 100", "22:00 50", "05:00 0"], Night(Week, "2026-11-26", Berlin));
        Assert.Equal(["20:00 100", "02:00 50", "05:00 0"], Night(Week, "2026-11-27", Berlin));
        Assert.Equal(["20:00 100", "02:00 50", "05:00 0"], Night(Week, "2026-11-28", Berlin));
        Assert.Equal(["20:00 100", "22:00 50", "05:00 0"], Night(Week, "2026-11-29", Berlin));
    }

    [Fact]
    public void A_holiday_has_its_own_night() =>
        Assert.Equal(["20:00 100", "05:00 0"], Night("20:00=100 22:00=50 05:00=off; hol 20:00=100 05:00=off", "2026-12-25", Berlin));

    [Fact]
    public void Without_a_time_it_says_nothing()
    {
        var time = new KnownTime { IsKnown = false };
        Assert.False(Rule(Usual, time, Berlin, "CET").TryLevel(0, out _, out _));
    }

    [Fact]
    public void The_sun_is_computed_once_a_night_and_nobody_sleeps_past_a_point()
    {
        var time = new KnownTime { UnixSeconds = Moments.Utc("2026-01-01") };
        var rule = Rule(Usual, time, Berlin, "CET");
        var changes = 0;
        var before = 0;
        for (var end = time.UnixSeconds + (365 * 86400L); time.UnixSeconds < end;)
        {
            Assert.True(rule.TryLevel(0, out var level, out var origin));
            Assert.Equal(LevelOrigin.Schedule, origin);
            changes += level == before ? 0 : 1;
            before = level;
            var wait = rule.Wait(0);
            Assert.InRange(wait, 1_000, 25 * 3_600_000);
            time.UnixSeconds += wait / 1000;
        }

        Assert.Equal(366, rule.Computed);
        Assert.InRange(changes, 365 * 3, 365 * 4);
    }

    // Looks each second from noon to noon, as no node does.
    private static List<string> Night(string text, string date, (double North, double East) place, string zone = "CET")
    {
        var civil = CivilZone.Parse(zone, out _)!;
        var time = new KnownTime { UnixSeconds = civil.ToUtc(Moments.Utc(date + " 12:00")) };
        var rule = Rule(text, time, place, zone);
        var changes = new List<string>();
        var before = 0;
        for (var end = civil.ToUtc(Moments.Utc(date + " 12:00") + 86400); time.UnixSeconds < end; time.UnixSeconds++)
        {
            rule.TryLevel(0, out var level, out _);
            if (level != before)
            {
                // To the nearest minute, as almanacs do.
                changes.Add($"{DateTimeOffset.FromUnixTimeSeconds(civil.ToCivil(time.UnixSeconds) + 30):HH:mm} {level / 2}");
                before = level;
            }
        }

        return changes;
    }

    private static ScheduleRule Rule(string text, ITimeOfDay time, (double North, double East) place, string zone)
    {
        var schedule = ScheduleText.Parse(text, out var error);
        Assert.True(schedule != null, error);
        return new ScheduleRule(
            time, schedule, Holidays.Parse("12-25", out _)!, CivilZone.Parse(zone, out _)!, place.North, place.East);
    }
}
