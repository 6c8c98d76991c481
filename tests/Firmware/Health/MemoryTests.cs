using EdgeNodes.Contract.Quantities;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Health;

/// <summary>A node that runs short of memory restarts by plan, and not for ever.</summary>
public class MemoryTests
{
    private const long Minute = 60_000;
    private const long Day = 24 * 60 * Minute;
    private static readonly string Settings = Files.Settings(more: "sample.seconds=300\nlink.watchdog_minutes=60");

    [Fact]
    public void Short_of_memory_it_restarts_by_plan_but_never_in_a_loop()
    {
        var first = new NodeRig(Settings, whole: true);
        first.Pause.At(20 * Minute, () => first.Whole!.FreeMemory = 4_000);
        first.Run(60 * Minute);
        Assert.InRange(first.Clock.Milliseconds, 20 * Minute, 30 * Minute);

        var second = first.Reboot(Settings);
        second.Whole!.FreeMemory = 4_000;
        second.Run(15 * Minute);
        Assert.Equal((int)BootReason.Memory, second.Gateway.Arrived.First(r => r.Boot == 2).Steps(QuantityTable.BootReason));
        Assert.InRange(second.Clock.Milliseconds, 10 * Minute, 15 * Minute);
    }

    [Fact]
    public void A_node_that_never_has_enough_memory_restarts_ever_more_seldom_down_to_once_a_day()
    {
        var first = new NodeRig(Settings, whole: true);
        first.Whole!.FreeMemory = 4_000;
        var boots = new List<double>();
        var last = first.Live(Settings, 5 * Day, rig =>
        {
            boots.Add((rig.Clock.UnixAtBoot - first.Clock.UnixAtBoot) / 60.0);
            rig.Whole!.FreeMemory = 4_000;
        });

        // Minutes between two boots: doubling, then a day. Looked at when something else wakes the node, here each five minutes.
        double[] expected = [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440, 1440];
        var waits = boots.Prepend(0).Zip(boots, (a, b) => b - a).ToList();
        Assert.Equal(expected.Length, waits.Count);
        Assert.All(waits.Zip(expected), pair => Assert.InRange(pair.First, pair.Second, pair.Second + 6));
        Assert.All(last.Gateway.Arrived.Where(r => r.Boot > 1 && r.Has(QuantityTable.BootReason)).DistinctBy(r => r.Boot),
            r => Assert.Equal((int)BootReason.Memory, r.Steps(QuantityTable.BootReason)));
        Assert.Equal(last.Loop!.Outbox.Taken, (uint)last.Gateway.FirstArrivals().Count);
    }

    [Fact]
    public void After_a_day_with_enough_memory_a_new_want_of_it_is_met_within_minutes_again()
    {
        var rig = new NodeRig(Settings, whole: true);
        for (var leak = 1; leak <= 6; leak++)
        {
            rig.Run(Day + (10 * Minute));
            Assert.True(rig.Power.IsOn);
            rig.Whole!.FreeMemory = 4_000;
            rig.Run(12 * Minute);
            Assert.False(rig.Power.IsOn, $"leak {leak}");
            rig = rig.Reboot(Settings);
        }

        rig.Whole!.FreeMemory = 4_000;
        rig.Run(20 * Minute);
        Assert.False(rig.Power.IsOn);
    }

    [Fact]
    public void A_leak_that_is_faster_than_the_wait_does_not_pass_for_health()
    {
        var flash = new Flash();
        var waits = new List<long>();
        for (var boot = 0; boot < 5; boot++)
        {
            // Enough in the first quarter of an hour of each boot, and short from then on.
            var storage = new FakeStorage(flash, new Power());
            var note = new BootNote(storage);
            note.Load(false);
            var board = new WholeBoard(new Power());
            var watch = new MemoryWatch(board, note, begin: 0);
            long now = 0;
            for (; !watch.IsShort(now); now += Minute)
            {
                board.FreeMemory = now + Minute < 15 * Minute ? 50_000 : 4_000;
            }

            waits.Add(now / Minute);
            Assert.True(note.TryNote(BootReason.Memory));
        }

        Assert.Equal([15, 15, 20, 40, 80], waits);
    }

    [Fact]
    public void A_restart_that_somebody_asked_for_does_not_count_as_one_in_vain()
    {
        var note = new BootNote(new FakeStorage(new Flash(), new Power()));
        note.TryNote(BootReason.Restart);
        note.TryNote(BootReason.Settings);
        note.TryNote(BootReason.Link);
        note.TryNote(BootReason.Watchdog);
        Assert.Equal(0, note.MemoryRestarts);
        note.TryNote(BootReason.Memory);
        note.NoteContact();
        Assert.Equal((1, 0), (note.MemoryRestarts, note.LinkRestarts));
    }
}
