using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;

namespace EdgeNodes.Firmware.Tests.Life;

public class ClockTests
{
    [Fact]
    public void Readings_from_before_the_clock_was_known_get_their_time_once_it_is()
    {
        var rig = new NodeRig(Files.Settings());
        rig.Clock.Quality = TimeQuality.Unknown;
        rig.Gateway.IsReachable = false;
        rig.Pause.At(100_000, () => { rig.Clock.Quality = TimeQuality.Synced; rig.Gateway.IsReachable = true; });
        rig.Run(200_000);

        Assert.All(rig.Gateway.Arrived, r => Assert.Equal(rig.Clock.UnixAtBoot + (r.Sequence * 10), r.Time));
        Assert.All(rig.Gateway.Arrived, r => Assert.Equal(r.Sequence < 10 ? TimeQuality.Estimated : TimeQuality.Synced, r.TimeQuality));
    }

    [Fact]
    public void Without_a_clock_a_reading_counts_seconds_since_boot()
    {
        var rig = new NodeRig(Files.Settings());
        rig.Clock.Quality = TimeQuality.Unknown;
        rig.Run(45_000);

        Assert.Equal([0u, 10, 20, 30, 40], rig.Gateway.Arrived.Select(r => r.Time));
        Assert.All(rig.Gateway.Arrived, r => Assert.Equal(TimeQuality.Unknown, r.TimeQuality));
    }

    [Fact]
    public void What_waited_for_the_link_without_a_clock_does_not_pass_for_just_measured()
    {
        var rig = new NodeRig(Files.Settings());
        rig.Clock.Quality = TimeQuality.Unknown;
        rig.Gateway.IsReachable = false;
        rig.Pause.At(101_000, () => rig.Gateway.IsReachable = true);
        rig.Run(300_000);

        Assert.Equal(Enumerable.Range(0, 30).Select(i => (uint)i * 10), rig.Gateway.Arrived.Select(r => r.Time));
        Assert.All(rig.Gateway.Arrived.Take(11), r => Assert.Equal(ReadingFlags.Replayed, r.Flags));
        Assert.All(rig.Gateway.Arrived.Skip(20), r => Assert.Equal(ReadingFlags.None, r.Flags));
    }

    [Fact]
    public void What_an_earlier_boot_left_says_so_and_what_this_one_measures_does_not()
    {
        var first = new NodeRig(Files.Settings());
        first.Clock.Quality = TimeQuality.Unknown;
        first.Gateway.IsReachable = false;
        first.Run(25_000);
        first.Power.Cut();
        first.Gateway.IsReachable = true;
        var second = first.Reboot(Files.Settings());
        second.Clock.Quality = TimeQuality.Unknown;
        second.Run(15_000);

        Assert.Equal(
            [(1, ReadingFlags.Replayed), (1, ReadingFlags.Replayed), (1, ReadingFlags.Replayed), (2, ReadingFlags.None), (2, ReadingFlags.None)],
            second.Gateway.Arrived.Select(r => ((int)r.Boot, r.Flags)));
    }

    [Fact]
    public void The_time_of_an_earlier_boot_is_not_guessed()
    {
        var first = new NodeRig(Files.Settings());
        first.Clock.Quality = TimeQuality.Unknown;
        first.Gateway.IsReachable = false;
        first.Run(25_000);
        first.Power.Cut();
        first.Gateway.IsReachable = true;
        var second = first.Reboot(Files.Settings()).Run(5_000);

        Assert.Equal(
            [TimeQuality.Unknown, TimeQuality.Unknown, TimeQuality.Unknown, TimeQuality.Synced],
            second.Gateway.Arrived.Select(r => r.TimeQuality));
    }

    [Fact]
    public void A_step_of_the_clock_moves_the_estimated_times_that_wait_and_no_others()
    {
        var rig = new NodeRig(Files.Settings());
        rig.Clock.Quality = TimeQuality.Estimated;
        rig.Gateway.IsReachable = false;
        rig.Pause.At(55_000, () => { rig.Clock.UnixAtBoot += 3_600; rig.Clock.Quality = TimeQuality.Synced; });
        rig.Pause.At(75_000, () => { rig.Clock.UnixAtBoot -= 100; rig.Clock.Quality = TimeQuality.Estimated; });
        rig.Pause.At(95_000, () => rig.Clock.UnixAtBoot += 40);
        rig.Pause.At(105_000, () => rig.Gateway.IsReachable = true);
        rig.Run(200_000);

        var trueBoot = rig.Clock.UnixAtBoot;
        Assert.All(
            rig.Gateway.Arrived.Where(r => r.TimeQuality == TimeQuality.Estimated), r => Assert.Equal(trueBoot + (r.Sequence * 10), r.Time));

        // Synced was what it was worth when it was stamped: seconds that SNTP has since taken back are within its bound.
        Assert.Equal([6u, 7], rig.Gateway.Arrived.Where(r => r.TimeQuality == TimeQuality.Synced).Select(r => r.Sequence));
        Assert.All(rig.Gateway.Arrived.Where(r => r.TimeQuality == TimeQuality.Synced), r => Assert.Equal(trueBoot + 60 + (r.Sequence * 10), r.Time));
    }
}
