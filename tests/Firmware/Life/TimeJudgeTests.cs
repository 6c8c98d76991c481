using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Life;

public class TimeJudgeTests
{
    private const long Now = 1_800_000_000;
    private const long Hour = 3_600_000;
    private readonly TimeJudge judge = new();

    [Fact]
    public void A_clock_that_nobody_set_is_unknown_and_one_that_SNTP_sets_is_synced()
    {
        judge.Look(0, 0);
        judge.Look(5_000, 5);
        Assert.Equal(TimeQuality.Unknown, judge.Quality(5_000));
        judge.Look(6_000, Now);
        Assert.Equal((TimeQuality.Synced, (uint)Now), (judge.Quality(6_000), judge.UnixSeconds(6_000)));
    }

    [Fact]
    public void A_time_that_the_chip_kept_over_a_restart_is_an_estimate_until_it_is_told_again()
    {
        judge.Look(0, Now);
        Assert.Equal(TimeQuality.Estimated, judge.Quality(0));

        // The firmware puts the system's clock away, and SNTP brings it back.
        judge.Look(1_000, 0);
        Assert.Equal((uint)(Now + 1), judge.UnixSeconds(1_000));
        judge.Look(2_000, Now + 2);
        Assert.Equal(TimeQuality.Synced, judge.Quality(2_000));
    }

    [Fact]
    public void What_the_firmware_puts_back_itself_proves_nothing()
    {
        judge.Look(0, Now);
        judge.Look(1_000, 0);
        judge.NotePutBack();
        judge.Look(2_000, Now + 2);
        Assert.Equal(TimeQuality.Estimated, judge.Quality(2_000));
    }

    [Fact]
    public void Without_news_for_a_day_a_time_is_an_estimate_again()
    {
        judge.NoteSync(0, Now);
        Assert.True(judge.IsFresh(11 * Hour));
        Assert.False(judge.IsFresh(13 * Hour));
        Assert.Equal(TimeQuality.Synced, judge.Quality(24 * Hour));
        Assert.Equal(TimeQuality.Estimated, judge.Quality((24 * Hour) + 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_700_000_000)] // 2023
    [InlineData(4_102_444_800)] // 2100
    [InlineData(-5)]
    public void A_time_from_before_the_project_or_after_the_century_is_not_believed(long told)
    {
        judge.NoteSync(0, told);
        Assert.Equal(TimeQuality.Unknown, judge.Quality(0));
        judge.NoteSync(1_000, Now);
        judge.NoteSync(2_000, told);
        Assert.Equal((TimeQuality.Synced, (uint)(Now + 1)), (judge.Quality(2_000), judge.UnixSeconds(2_000)));
    }

    [Fact]
    public void A_gateway_that_jumps_by_years_is_not_believed_and_time_runs_on()
    {
        judge.NoteSync(0, Now);
        judge.NoteSync(10_000, Now + (3L * 366 * 86400));
        judge.Look(20_000, Now + (3L * 366 * 86400) + 10);
        Assert.Equal((uint)(Now + 20), judge.UnixSeconds(20_000));
        Assert.Equal(1, judge.Disbelieved);
        judge.NoteSync(30_000, Now + 30);
        Assert.Equal(TimeQuality.Synced, judge.Quality(30_000));
    }

    [Fact]
    public void A_step_of_hours_is_a_correction_and_seconds_are_drift()
    {
        judge.Look(0, Now);
        judge.Look(1_000, Now + 2);
        Assert.Equal(TimeQuality.Estimated, judge.Quality(1_000));
        judge.Look(2_000, Now + 7_202);
        Assert.Equal((TimeQuality.Synced, (uint)(Now + 7_202)), (judge.Quality(2_000), judge.UnixSeconds(2_000)));
    }
}
