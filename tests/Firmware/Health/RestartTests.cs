using EdgeNodes.Contract.Quantities;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Health;

public class RestartTests
{
    private const long Minute = 60_000;
    private const long Day = 24 * 60 * Minute;
    private static readonly string Settings = Files.Settings(more: "sample.seconds=300\nlink.watchdog_minutes=60");

    [Fact]
    public void A_node_whose_gateway_is_out_of_reach_for_too_long_restarts_and_says_why()
    {
        var first = new NodeRig(Settings, whole: true, capacity: 256);
        first.Gateway.IsReachable = false;
        first.Run(59 * Minute);
        Assert.True(first.Power.IsOn);
        first.Run(2 * Minute);
        Assert.False(first.Power.IsOn);

        first.Gateway.IsReachable = true;
        var second = first.Reboot(Settings).Run(10 * Minute);
        var reading = second.Gateway.Arrived.First(r => r.Boot == 2);
        Assert.Equal((int)BootReason.Link, reading.Steps(QuantityTable.BootReason));
        Assert.Equal(second.Loop!.Outbox.Taken, (uint)second.Gateway.FirstArrivals().Count);
    }

    [Fact]
    public void A_dead_gateway_means_ever_fewer_restarts_and_none_is_forgotten()
    {
        var boots = new List<uint>();
        var first = new NodeRig(Settings, whole: true, capacity: 2048);
        first.Gateway.IsReachable = false;
        var last = first.Live(Settings, 7 * Day, rig => boots.Add(rig.Clock.UnixAtBoot - first.Clock.UnixAtBoot));

        // 1, 2, 4, 8, 16 hours, then once a day.
        Assert.Equal([1, 3, 7, 15, 31, 55, 79, 103, 127, 151], boots.Select(at => (int)Math.Round(at / 3600.0)));
        Assert.Equal(0u, last.Loop!.Outbox.Dropped);
        last.Gateway.IsReachable = true;
        last = last.Live(Settings, 3 * Minute);
        Assert.Equal(last.Loop!.Outbox.Taken, (uint)last.Gateway.FirstArrivals().Count);

        // The gateway is back: the next outage begins with the short wait again.
        last.Gateway.IsReachable = false;
        last.Link.Break();
        last.Run(62 * Minute);
        Assert.False(last.Power.IsOn);
    }

    [Fact]
    public void A_connection_that_is_accepted_and_kicked_again_is_no_contact()
    {
        var rig = new NodeRig(Settings, whole: true);
        rig.Gateway.LosesMessages = true;
        for (var at = 5_000L; at < 65 * Minute; at += 5_000)
        {
            rig.Pause.At(at, rig.Link.Break);
        }

        rig.Run(62 * Minute);
        Assert.False(rig.Power.IsOn);
    }

    [Fact]
    public void A_quiet_node_with_a_good_connection_does_not_restart()
    {
        var settings = Files.Settings(more: "sample.seconds=86400\nlink.watchdog_minutes=60");
        var rig = new NodeRig(settings, whole: true).Run(20 * 60 * Minute);
        Assert.True(rig.Power.IsOn);
    }

    [Fact]
    public void Zero_minutes_switch_the_watch_off()
    {
        var settings = Files.Settings(more: "sample.seconds=3600\nlink.watchdog_minutes=0");
        var rig = new NodeRig(settings, whole: true);
        rig.Gateway.IsReachable = false;
        Assert.True(rig.Run(3 * Day).Power.IsOn);
    }

    [Fact]
    public void A_link_that_hangs_for_good_restarts_sooner_and_not_in_a_storm()
    {
        var rig = new NodeRig(Settings, whole: true);
        rig.Link.IsHung = true;
        rig.Gateway.IsReachable = false;
        var boots = 0;
        rig.Live(Settings, 60 * Minute, next =>
        {
            boots++;
            next.Link.IsHung = true;
        });
        Assert.Equal(3, boots);
    }

    [Fact]
    public void A_power_cut_after_a_planned_restart_is_a_power_on_again()
    {
        var first = new NodeRig(Settings, whole: true);
        first.Whole!.Type("reboot");
        first.Run(Minute);
        var second = first.Reboot(Settings).Run(Minute);
        second.Power.Cut();
        var third = second.Reboot(Settings).Run(Minute);

        Assert.Equal(
            [BootReason.PowerOn, BootReason.Restart, BootReason.PowerOn],
            third.Gateway.Arrived.DistinctBy(r => r.Boot).Select(r => (BootReason)r.Steps(QuantityTable.BootReason)));
    }

    [Fact]
    public void A_defect_after_other_restarts_is_noted_above_what_they_noted()
    {
        var flash = new Flash();
        BootNote Note() => new(new FakeStorage(flash, new Power()));
        for (var restart = 0; restart < 3; restart++)
        {
            Assert.True(Note().TryNote(BootReason.Link));
            Note().Load(false);
        }

        Assert.True(Note().TryNote(BootReason.Watchdog));
        var boot = Note();
        boot.Load(false);
        Assert.Equal((BootReason.Watchdog, 3), (boot.Reason, boot.LinkRestarts));
    }

    [Fact]
    public void A_firmware_that_fails_again_and_again_boots_ever_more_seldom_until_the_gateway_has_answered()
    {
        var flash = new Flash();
        var pauses = new List<int>();
        for (var defect = 0; defect < 7; defect++)
        {
            var note = new BootNote(new FakeStorage(flash, new Power()));
            pauses.Add(note.DefectPause / 1000);
            note.TryNote(BootReason.Watchdog);
            new BootNote(new FakeStorage(flash, new Power())).Load(false);
        }

        Assert.Equal([10, 20, 40, 80, 160, 240, 240], pauses);

        var rig = new NodeRig(Settings, flash, whole: true).Run(Minute);
        Assert.NotEmpty(rig.Gateway.Arrived);
        Assert.Equal(10_000, new BootNote(rig.Storage).DefectPause);
    }

    [Fact]
    public void A_defect_on_a_medium_that_cannot_be_read_is_noted_in_vain_and_harms_nothing()
    {
        var dead = new Power();
        dead.Cut();
        var note = new BootNote(new FakeStorage(new Flash(), dead));
        Assert.Equal(10_000, note.DefectPause);
        Assert.False(note.TryNote(BootReason.Watchdog));
    }

    [Fact]
    public void A_medium_that_refuses_costs_the_reason_and_not_the_restart()
    {
        var first = new NodeRig(Settings, whole: true);
        first.Storage.RefusesFiles = "boot-note";
        first.Whole!.Type("reboot");
        first.Run(Minute);
        Assert.False(first.Power.IsOn);
        Assert.Contains(first.Log.Lines, line => line.Contains("storage refused the boot reason", StringComparison.Ordinal));
    }
}
