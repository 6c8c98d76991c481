using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Light;

public class CivilTimeTests
{
    [Fact]
    public void The_calendar_agrees_with_dot_net_for_two_centuries()
    {
        for (var date = new DateTime(1960, 1, 1, 0, 0, 0, DateTimeKind.Utc); date.Year < 2160; date = date.AddDays(1))
        {
            var days = (int)(date - DateTime.UnixEpoch).TotalDays;
            CivilDate.Split(days, out var year, out var month, out var day);
            Assert.Equal((date.Year, date.Month, date.Day), (year, month, day));
            Assert.Equal(days, CivilDate.DaysOf(year, month, day));
            Assert.Equal(((int)date.DayOfWeek + 6) % 7, CivilDate.Weekday(days));
        }
    }

    [Theory]
    [InlineData(2026, 2, 29, false)]
    [InlineData(2028, 2, 29, true)]
    [InlineData(2100, 2, 29, false)]
    [InlineData(2026, 4, 31, false)]
    [InlineData(2026, 12, 31, true)]
    [InlineData(2026, 13, 1, false)]
    [InlineData(2026, 0, 1, false)]
    public void A_date_that_is_not_in_the_calendar_is_told(int year, int month, int day, bool exists) =>
        Assert.Equal(exists, CivilDate.Exists(year, month, day));

    [Theory]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2038, 4, 25)]
    [InlineData(2285, 3, 22)]
    public void Easter_is_when_it_is(int year, int month, int day) =>
        Assert.Equal(CivilDate.DaysOf(year, month, day), CivilDate.Easter(year));

    [Theory]
    [InlineData("CET", "Europe/Berlin")]
    [InlineData("EET", "Europe/Athens")]
    [InlineData("WET", "Europe/Lisbon")]
    public void Civil_time_agrees_with_the_time_zone_database_hour_by_hour(string rule, string name)
    {
        var zone = CivilZone.Parse(rule, out _)!;
        var database = TimeZoneInfo.FindSystemTimeZoneById(name);
        for (var utc = Moments.Utc("2025-01-01"); utc < Moments.Utc("2031-01-01"); utc += 1800)
        {
            var offset = database.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(utc));
            Assert.Equal(utc + (long)offset.TotalSeconds, zone.ToCivil(utc));
        }
    }

    [Fact]
    public void Every_moment_comes_back_from_civil_time_but_the_hour_that_autumn_repeats()
    {
        var zone = CivilZone.Parse("CET", out _)!;
        var repeated = 0;
        for (var utc = Moments.Utc("2026-01-01"); utc < Moments.Utc("2027-01-01"); utc += 600)
        {
            var back = zone.ToUtc(zone.ToCivil(utc));
            repeated += back == utc - 3600 ? 1 : 0;
            Assert.True(back == utc || back == utc - 3600);
        }

        Assert.Equal(6, repeated);
    }

    [Theory]
    [InlineData("2026-03-29 02:30", "2026-03-29 01:30")]
    [InlineData("2026-10-25 02:30", "2026-10-25 00:30")]
    [InlineData("2026-10-25 03:00", "2026-10-25 02:00")]
    public void What_spring_skips_comes_all_the_same_and_what_autumn_repeats_comes_once(string civil, string utc) =>
        Assert.Equal(Moments.Utc(utc), CivilZone.Parse("CET", out _)!.ToUtc(Moments.Utc(civil)));

    [Theory]
    [InlineData("UTC", 0)]
    [InlineData("UTC+5", 5)]
    [InlineData("UTC-12", -12)]
    [InlineData("UTC+14", 14)]
    public void A_fixed_zone_has_no_summer(string text, int hours)
    {
        var zone = CivilZone.Parse(text, out _)!;
        var july = Moments.Utc("2026-07-01");
        Assert.Equal(july + (hours * 3600), zone.ToCivil(july));
        Assert.Equal(july, zone.ToUtc(zone.ToCivil(july)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MEZ")]
    [InlineData("UTC+15")]
    [InlineData("UTC-13")]
    [InlineData("UTC+")]
    [InlineData("UTC+1x")]
    [InlineData("Europe/Berlin")]
    public void A_zone_that_is_none_is_answered_with_those_that_are(string text)
    {
        Assert.Null(CivilZone.Parse(text, out var error));
        Assert.Equal(
            $"'{text}' is no zone: write CET, WET or EET (with the summer time of the European Union), UTC, or UTC-12 to UTC+14", error);
    }
}
