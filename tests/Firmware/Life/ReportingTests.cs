using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Life;

public class ReportingTests
{
    private const long Hour = 3_600_000;

    [Fact]
    public void A_healthy_node_delivers_every_reading_once_in_order_on_the_grid()
    {
        var rig = new NodeRig(Files.Settings()).Run(Hour + 5000);

        Assert.Equal(361, rig.Gateway.Arrived.Count);
        Assert.Equal(Enumerable.Range(0, 361).Select(i => (uint)i), rig.Gateway.Arrived.Select(r => r.Sequence));
        Assert.All(rig.Gateway.Arrived, r => Assert.Equal(rig.Clock.UnixAtBoot + (r.Sequence * 10), r.Time));
        Assert.All(rig.Gateway.Arrived, r => Assert.Equal((ReadingFlags.None, TimeQuality.Synced), (r.Flags, r.TimeQuality)));
        Assert.Equal(0, rig.Loop!.Outbox.Pending);
    }

    [Fact]
    public void An_hour_without_a_link_loses_nothing_and_keeps_the_order()
    {
        var rig = new NodeRig(Files.Settings(), capacity: 512);
        rig.Pause.At(60_000, () => { rig.Gateway.IsReachable = false; rig.Link.Break(); });
        rig.Pause.At(Hour, () => rig.Gateway.IsReachable = true);
        rig.Run(Hour + 200_000);

        Assert.Equal(Enumerable.Range(0, 380).Select(i => ((ushort)1, (uint)i)), rig.Gateway.FirstArrivals());
        Assert.InRange(rig.Gateway.MostInFlight, 2, Reporter.MaxInFlight);
        Assert.Equal(0u, rig.Loop!.Outbox.Dropped);
    }

    [Fact]
    public void A_backlog_goes_out_in_full_frames()
    {
        var rig = new NodeRig(Files.Settings());
        rig.Gateway.IsReachable = false;
        rig.Pause.At(600_000, () => rig.Gateway.IsReachable = true);
        rig.Run(800_000);

        Assert.Contains(Reporter.BacklogBatch, rig.Gateway.FrameSizes);
        Assert.Equal(80, rig.Gateway.Arrived.Count);
    }

    [Fact]
    public void A_reading_whose_acknowledgement_got_lost_is_sent_again_and_says_so()
    {
        var rig = new NodeRig(Files.Settings());
        rig.Pause.At(25_000, () => rig.Gateway.LosesAcknowledgements = true);
        rig.Pause.At(95_000, () => rig.Gateway.LosesAcknowledgements = false);
        rig.Run(200_000);

        var repeated = rig.Gateway.Arrived.GroupBy(r => r.Sequence).Where(g => g.Count() > 1).ToList();
        Assert.NotEmpty(repeated);
        Assert.All(repeated, g => Assert.Equal(ReadingFlags.None, g.First().Flags));
        Assert.All(repeated, g => Assert.All(g.Skip(1), r => Assert.Equal(ReadingFlags.Replayed, r.Flags)));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => ((ushort)1, (uint)i)), rig.Gateway.FirstArrivals());
        Assert.Contains(rig.Log.Lines, l => l.Contains("no acknowledgement for 20 s", StringComparison.Ordinal));
    }

    [Fact]
    public void A_connection_that_swallows_everything_is_given_up()
    {
        var rig = new NodeRig(Files.Settings());
        rig.Gateway.LosesMessages = true;
        rig.Pause.At(120_000, () => rig.Gateway.LosesMessages = false);
        rig.Run(300_000);

        Assert.True(rig.Gateway.Connections > 2);
        Assert.Equal(30, rig.Gateway.FirstArrivals().Count);
    }

    [Fact]
    public void An_attempt_that_hangs_is_given_up_and_sampling_does_not_notice()
    {
        var rig = new NodeRig(Files.Settings());
        rig.Link.Hangs = true;
        rig.Pause.At(100_000, () => rig.Link.Hangs = false);
        rig.Run(400_000);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => (uint)i * 10), rig.Gateway.Arrived.Select(r => r.Time - rig.Clock.UnixAtBoot));
    }

    [Fact]
    public void Attempts_to_reach_a_gateway_that_is_gone_spread_out_up_to_the_limit()
    {
        var rig = new NodeRig(Files.Settings(more: "sample.seconds=600\nlink.retry_seconds=60"));
        rig.Gateway.IsReachable = false;
        rig.Run(6 * Hour);

        var waits = rig.Link.Attempts.Zip(rig.Link.Attempts.Skip(1), (a, b) => b - a).ToList();
        Assert.All(waits, w => Assert.InRange(w, Backoff.Least, 60_000 + 200));
        Assert.InRange(waits.Skip(10).Average(), 20_000, 40_000);
        Assert.True(waits.Skip(10).Distinct().Count() > waits.Count / 2, "full jitter");
    }

    [Fact]
    public void A_batch_waits_until_it_is_full_and_the_rest_goes_out_when_sampling_ends()
    {
        var rig = new NodeRig(Files.Settings(more: "sample.seconds=10\nreport.batch=6\nsample.limit=20")).Run(Hour);

        Assert.Equal([6, 6, 6, 2], rig.Gateway.FrameSizes);
    }

    [Fact]
    public void A_node_tells_on_and_on_after_its_sample_limit_what_it_has_and_takes_no_more()
    {
        var settings = Files.Settings(more: "sample.seconds=10\nsample.limit=25");
        var first = new NodeRig(settings);
        first.Gateway.IsReachable = false;
        first.Run(101_000);
        first.Power.Cut();
        first.Gateway.IsReachable = true;
        var second = first.Reboot(settings).Run(Hour);

        Assert.Equal(25, second.Gateway.FirstArrivals().Count);
        Assert.Equal(25u, NodeState.Read(second.Storage).Taken);
        Assert.Equal(14, second.Sensor.Asked);
    }

    [Fact]
    public void What_did_not_fit_the_outbox_is_counted_and_the_next_reading_says_that_there_is_a_hole()
    {
        var rig = new NodeRig(Files.Settings());
        rig.Gateway.IsReachable = false;
        rig.Pause.At(2_000_000, () => rig.Gateway.IsReachable = true);
        rig.Run(2_200_000);

        var arrived = rig.Gateway.FirstArrivals();
        Assert.Equal(220u, rig.Loop!.Outbox.Taken);
        Assert.Equal(220u - rig.Loop.Outbox.Dropped, (uint)arrived.Count);
        Assert.InRange(rig.Loop.Outbox.Dropped, 60u, 90u);
        Assert.Equal(ReadingFlags.Gap, rig.Gateway.Arrived[0].Flags);
        Assert.Single(rig.Gateway.Arrived, r => (r.Flags & ReadingFlags.Gap) != 0);
    }

    [Fact]
    public void What_a_full_outbox_pushes_out_while_a_slow_gateway_takes_it_is_not_told_as_lost()
    {
        var rig = new NodeRig(Files.Settings(more: "sample.seconds=1"), whole: true);
        rig.Gateway.IsReachable = false;
        rig.Link.RoundTrip = 5000;
        rig.Pause.At(200_000, () => rig.Gateway.IsReachable = true);
        rig.Run(400_000);

        var arrived = rig.Gateway.FirstArrivals();
        var missing = Enumerable.Range(0, (int)arrived[^1].Sequence).Select(i => ((ushort)1, (uint)i)).Except(arrived).Count();
        Assert.InRange(missing, 60, 200);
        var told = rig.Gateway.Arrived.Where(r => r.Has(QuantityTable.Dropped)).Select(r => r.Steps(QuantityTable.Dropped)).ToList();
        Assert.Equal(missing, told[^1]);
        Assert.True(told.Max() > missing, "nothing was pushed out under way");
    }

    [Fact]
    public void A_damaged_record_costs_one_reading_and_is_counted()
    {
        var rig = new NodeRig(Files.Settings());
        rig.Gateway.IsReachable = false;
        rig.Run(100_000);
        rig.Flash.Files["outbox-00.bin"][(3 * OutboxRecord.Size) + 25] ^= 4;
        rig.Gateway.IsReachable = true;
        rig.Run(100_000);

        Assert.DoesNotContain(((ushort)1, 3u), rig.Gateway.FirstArrivals());
        Assert.Equal(19, rig.Gateway.FirstArrivals().Count);
        Assert.Equal(1u, rig.Loop!.Outbox.Dropped);
        Assert.Equal([4u], rig.Gateway.Arrived.Where(r => (r.Flags & ReadingFlags.Gap) != 0).Select(r => r.Sequence));
    }

    [Fact]
    public void A_damaged_record_is_counted_once_however_often_the_link_takes_nothing()
    {
        var rig = new NodeRig(Files.Settings());
        rig.Gateway.IsReachable = false;
        rig.Run(100_000);
        foreach (var place in new[] { 3, 6 })
        {
            rig.Flash.Files["outbox-00.bin"][(place * OutboxRecord.Size) + 25] ^= 4;
        }

        rig.Link.TakesNothing = true;
        rig.Gateway.IsReachable = true;
        rig.Pause.At(150_000, () => rig.Link.TakesNothing = false);
        rig.Run(100_000);

        Assert.True(rig.Link.TurnedAway > 2);
        Assert.Equal(18, rig.Gateway.FirstArrivals().Count);
        Assert.Equal(2u, rig.Loop!.Outbox.Dropped);
        Assert.Equal([4u, 7], rig.Gateway.Arrived.Where(r => (r.Flags & ReadingFlags.Gap) != 0).Select(r => r.Sequence));
    }

    [Fact]
    public void Readings_under_another_id_are_not_passed_off_as_ones_own()
    {
        var first = new NodeRig(Files.Settings("aq-0007"));
        first.Gateway.IsReachable = false;
        first.Run(55_000);
        first.Power.Cut();
        first.Gateway.IsReachable = true;
        var second = first.Reboot(Files.Settings("aq-0008")).Run(60_000);

        Assert.All(second.Gateway.Arrived, r => Assert.Equal("aq-0008", r.Node.ToString()));
        Assert.Equal(6u, second.Loop!.Outbox.Dropped);
    }

    [Fact]
    public void A_medium_that_refuses_does_not_stop_the_node()
    {
        var rig = new NodeRig(Files.Settings());
        rig.Pause.At(35_000, () => rig.Storage.Refuses = true);
        rig.Pause.At(65_000, () => rig.Storage.Refuses = false);
        rig.Run(100_000);

        Assert.Equal([0u, 1, 2, 3, 7, 8, 9], rig.Gateway.Arrived.Select(r => r.Sequence));
        Assert.Equal(ReadingFlags.Gap, rig.Gateway.Arrived[4].Flags);
    }

    [Fact]
    public void Values_arrive_as_the_sensor_told_them()
    {
        var rig = new NodeRig(Files.Settings()).Run(65_000);
        Assert.All(rig.Gateway.Arrived, r => Assert.Equal(20 + (r.Sequence * 10 % 70 / 7.0), r.Value(QuantityTable.Temperature), 0.051));
    }
}
