using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Light;

public class ScheduleTextTests
{
    [Fact]
    public void A_technician_writes_a_whole_week_in_one_line()
    {
        var schedule = Read("mo-th sunset+10=100 22:30=50 05:00=80 sunrise-15=off; fr sa sunset=100 01:00=50 sunrise=off; su hol dusk=60 dawn=off");

        Assert.Equal(3, schedule.Count);
        var monday = schedule.ProgramOf(0, isHoliday: false);
        Assert.Equal([Moment.Sunset, Moment.Clock, Moment.Clock, Moment.Sunrise], Enumerable.Range(0, 4).Select(monday.MomentOf));
        Assert.Equal([10, 630, 1020, -15], Enumerable.Range(0, 4).Select(monday.MinutesOf));
        Assert.Equal([200, 100, 160, 0], Enumerable.Range(0, 4).Select(monday.LevelOf));
        Assert.Same(schedule.ProgramOf(4, false), schedule.ProgramOf(5, false));
        Assert.Equal(Moment.Dusk, schedule.ProgramOf(6, false).MomentOf(0));
        Assert.Same(schedule.ProgramOf(6, false), schedule.ProgramOf(2, isHoliday: true));
    }

    [Fact]
    public void The_first_program_that_names_a_day_has_it_and_holidays_go_before()
    {
        var schedule = Read("sa-su sunset=40 sunrise=off;sunset=100 sunrise=off;hol sunset=60 sunrise=off");
        Assert.Equal(80, schedule.ProgramOf(6, false).LevelOf(0));
        Assert.Equal(200, schedule.ProgramOf(2, false).LevelOf(0));
        Assert.Equal(120, schedule.ProgramOf(6, true).LevelOf(0));
    }

    [Fact]
    public void Without_a_program_for_holidays_they_are_days_like_others()
    {
        var schedule = Read("mo-fr sunset=40 sunrise=off; sa su sunset=100 sunrise=off");
        Assert.Equal(80, schedule.ProgramOf(0, isHoliday: true).LevelOf(0));
    }

    [Fact]
    public void A_range_of_days_may_run_over_the_end_of_the_week()
    {
        var schedule = Read("fr-mo sunset=40 sunrise=off; tu-th sunset=100 sunrise=off");
        Assert.Equal([80, 200, 200, 200, 80, 80, 80], Enumerable.Range(0, 7).Select(d => schedule.ProgramOf(d, false).LevelOf(0)));
    }

    [Fact]
    public void Levels_may_be_lighting_classes_of_the_installation() =>
        Assert.Equal([200, 134, 0], Enumerable.Range(0, 3).Select(Read("installed=M4; sunset=M4 22:00=M5 sunrise=off").ProgramOf(0, false).LevelOf));

    [Theory]
    [InlineData("", "it has no program: write one like sunset=100 23:00=50 05:00=100 sunrise=off")]
    [InlineData(" ; ", "it has no program: write one like sunset=100 23:00=50 05:00=100 sunrise=off")]
    [InlineData("sunst+10=100 sunrise=off", "'sunst+10=100' at character 1 names no moment: write sunset, dusk, nautical-dusk, nautical-dawn, dawn or sunrise, with +1 to +180 or -1 to -180 minutes behind it or without, or a time like 22:30")]
    [InlineData("sunset=100 24:00=50 sunrise=off", "'24:00=50' at character 12 names no moment: write sunset, dusk, nautical-dusk, nautical-dawn, dawn or sunrise, with +1 to +180 or -1 to -180 minutes behind it or without, or a time like 22:30")]
    [InlineData("sunset+181=100 sunrise=off", "'sunset+181=100' at character 1 names no moment: write sunset, dusk, nautical-dusk, nautical-dawn, dawn or sunrise, with +1 to +180 or -1 to -180 minutes behind it or without, or a time like 22:30")]
    [InlineData("sunset=101 sunrise=off", "'sunset=101' at character 1 has no level: write off, 0 to 100 in %, or a lighting class behind installed=M4;")]
    [InlineData("sunset=M4 sunrise=off", "'sunset=M4' at character 1 has no level: write off, 0 to 100 in %, or a lighting class behind installed=M4;")]
    [InlineData("installed=M4; sunset=M3 sunrise=off", "'sunset=M3' at character 15 has no level: write off, 0 to 100 in %, or a lighting class that the installation reaches, of the same letter")]
    [InlineData("installed=X1; sunset=100 sunrise=off", "'installed=X1' at character 1 is no lighting class: write M1 to M6, C0 to C5 or P1 to P6")]
    [InlineData("installed=M4 sunset=100 sunrise=off", "'sunset=100' at character 14 follows installed=: put a semicolon before it")]
    [InlineData("sunset=100 sunrise=off; installed=M4", "'installed=M4' at character 25 must stand at the beginning: move it there")]
    [InlineData("sunset=100 05:00=80 22:30=50 sunrise=off", "'22:30=50' at character 21 comes before the time on its left: a night runs from noon to noon, write its times in that order")]
    [InlineData("sunset=100 23:00=50", "the program before character 20 does not end in the dark: let its last point be off, like sunrise=off")]
    [InlineData("mo", "the program before character 3 does not end in the dark: let its last point be off, like sunrise=off")]
    [InlineData("mo-sx sunset=100 sunrise=off", "'mo-sx' at character 1 is no day and no point: write mo, tu, we, th, fr, sa, su, mo-fr or hol, or a point like sunset+10=100")]
    [InlineData("sunset=100 mo sunrise=off", "'mo' at character 12 has no level: write a point like sunset+10=100, and days only at the beginning of a program")]
    [InlineData("mo-fr sunset=100 sunrise=off; hol sunset=100 sunrise=off", "no program is for sa: add one for it, or one without days at the end")]
    public void What_cannot_be_read_is_answered_with_its_place_and_a_remedy(string text, string expected)
    {
        Assert.Null(ScheduleText.Parse(text, out var error));
        Assert.Equal(expected, error);
    }

    [Fact]
    public void More_points_or_programs_than_fit_are_refused()
    {
        var points = string.Join(' ', Enumerable.Range(0, 12).Select(m => $"20:{m:00}=50"));
        Assert.Null(ScheduleText.Parse(points + " sunrise=off", out var error));
        Assert.Contains("'sunrise=off' at character 109 is one point too many: a program has 12 at most", error, StringComparison.Ordinal);
        var programs = string.Join(';', Enumerable.Repeat("dusk=9 dawn=off", 9));
        Assert.Null(ScheduleText.Parse(programs, out error));
        Assert.Contains("begins one program too many: a schedule has 8 at most", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_is_refused_and_never_kills()
    {
        var random = new Random(11);
        const string Letters = "sunetridawkhol=;+-:0123456789 mofrP M";
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Letters[random.Next(Letters.Length)]));
            Assert.True(ScheduleText.Parse(text, out var error) != null || error.Length > 20, text);
        }
    }

    private static LightSchedule Read(string text)
    {
        var schedule = ScheduleText.Parse(text, out var error);
        Assert.True(schedule != null, error);
        return schedule;
    }
}
