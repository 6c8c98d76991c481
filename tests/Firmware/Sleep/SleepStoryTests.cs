using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Firmware.Tests.Sleep;

/// <summary>A node in a park: a sample each quarter of an hour, a report each hour, asleep in between.</summary>
public sealed class SleepStoryTests
{
    private const int Quarter = 900_000;
    private const int Day = 86_400_000;
    private const string Settings = "sample.seconds=900\nreport.batch=4\nsleep.awake_seconds=20";

    [Fact]
    public void It_is_one_boot_however_often_it_wakes_and_every_reading_arrives_once_and_in_order()
    {
        var node = new SleepingNode(Settings).Until(Day);

        Assert.InRange(node.Cycles.Count, 96, 98);
        Assert.Equal(1, node.Boot);
        Assert.Equal(Enumerable.Range(0, 93).Select(i => (uint)i), node.Gateway.Arrived.Take(93).Select(r => r.Sequence));
        Assert.All(node.Gateway.Arrived, r => Assert.Equal(1, r.Boot));
        Assert.Equal(0u, node.Outbox!.Dropped);
    }

    [Fact]
    public void Samples_stay_on_the_grid_over_all_sleeps()
    {
        var node = new SleepingNode(Settings).Until(Day);
        Assert.All(node.Cycles.Skip(1), c => Assert.InRange(c.WokeAt % Quarter, 0, 5));
    }

    [Fact]
    public void The_radio_is_on_once_a_batch_and_no_longer_than_needed()
    {
        var node = new SleepingNode(Settings).Until(Day);

        // After power-on it waits for a technician.
        Assert.InRange(node.Cycles[0].Awake, 20_000, 21_000);
        var later = node.Cycles.Skip(1).ToList();
        Assert.InRange(later.Count(c => c.Attempts > 0), 23, 24);
        Assert.All(later.Where(c => c.Attempts == 0), c => Assert.InRange(c.Awake, 0, 50));
        Assert.All(later.Where(c => c.Attempts > 0), c => Assert.InRange(c.Awake, 1_500, 2_500));
        Assert.All(node.Gateway.FrameSizes.Skip(1), size => Assert.Equal(4, size));
    }

    [Fact]
    public void A_gateway_that_is_gone_for_a_day_costs_a_few_minutes_of_radio_and_no_reading()
    {
        var node = new SleepingNode(Settings).Until(Day / 4);
        node.Gateway.IsReachable = false;
        var before = node.Cycles.Count;
        node.Until(Day + (Day / 4));
        var gone = node.Cycles.Skip(before).ToList();
        Assert.InRange(gone.Sum(c => c.Awake), 60_000, 240_000);
        Assert.All(gone, c => Assert.InRange(c.Awake, 0, 21_000));
        Assert.Contains(node.Log.Lines, l => l.StartsWith("the gateway did not answer in time: next attempt in", StringComparison.Ordinal));

        node.Gateway.IsReachable = true;
        node.Until(Day * 7 / 4);
        var arrived = node.Gateway.FirstArrivals();
        Assert.Equal(Enumerable.Range(0, arrived.Count).Select(i => ((ushort)1, (uint)i)), arrived);
        Assert.InRange(arrived.Count, 160, 169);
        Assert.Equal(0u, node.Outbox!.Dropped);
    }

    [Fact]
    public void A_gateway_that_was_never_there_does_not_keep_it_awake()
    {
        var node = new SleepingNode(Settings);
        node.Gateway.IsReachable = false;
        node.Until(Day);
        Assert.All(node.Cycles, c => Assert.InRange(c.Awake, 0, 21_000));
        Assert.InRange(node.WithRadio.Count(), 3, 10);
    }

    [Fact]
    public void An_acknowledgement_that_stays_away_is_not_waited_for_all_day()
    {
        var node = new SleepingNode(Settings);
        node.Gateway.LosesMessages = true;
        node.Until(Day / 4);
        Assert.All(node.Cycles, c => Assert.InRange(c.Awake, 0, 21_000));
        node.Gateway.LosesMessages = false;
        node.Until(Day);
        Assert.Equal(0u, node.Gateway.FirstArrivals()[0].Sequence);
    }

    [Fact]
    public void A_week_offline_is_told_in_full_afterwards_up_to_what_fits()
    {
        var node = new SleepingNode("sample.seconds=3600\nreport.batch=8\nsleep.awake_seconds=10");
        node.Gateway.IsReachable = false;
        node.Until(7L * Day);
        node.Gateway.IsReachable = true;
        node.Until(8L * Day);
        Assert.Equal(0u, node.Outbox!.Dropped);
        Assert.True(node.Gateway.FirstArrivals().Count >= 168);
    }

    [Fact]
    public void A_backlog_longer_than_one_contact_goes_on_at_the_next_wake_up()
    {
        var node = new SleepingNode(Settings);
        node.Gateway.IsReachable = false;
        node.Until(2L * Day);
        var (connection, left) = (0, 0);
        node.Gateway.LosesThisAcknowledgement = () =>
        {
            (connection, left) = node.Gateway.Connections == connection ? (connection, left - 1) : (node.Gateway.Connections, 2);
            return left <= 0;
        };
        node.Gateway.IsReachable = true;
        node.Until(3L * Day);
        Assert.InRange(node.Outbox!.Pending, 0, 8);
        Assert.Equal(0u, node.Outbox.Dropped);
    }

    [Fact]
    public void A_power_cut_is_a_new_boot_and_so_is_a_crash()
    {
        var node = new SleepingNode(Settings).Until(Day / 4);
        node.CutPower();
        node.Until(Day / 2);
        Assert.Equal(2, node.Boot);
        Assert.Contains(node.Gateway.Arrived, r => r is { Boot: 2, Sequence: 0 });
        Assert.Equal(node.Gateway.Arrived.Count, node.Gateway.FirstArrivals().Count);
    }

    [Fact]
    public void Its_awake_time_travels_with_a_reading_once_an_hour_at_most()
    {
        var node = new SleepingNode(Settings).Until(Day);
        var told = node.Gateway.Arrived.Where(r => r.Has(QuantityTable.Awake)).Select(r => r.Value(QuantityTable.Awake)).ToList();
        Assert.InRange(told.Count, 20, 25);
        // Not the wait for a technician after power-on.
        Assert.All(told, s => Assert.InRange(s, 1.5, 2.5));
    }

    [Fact]
    public void A_node_that_samples_every_second_does_not_bother_to_sleep()
    {
        var node = new SleepingNode("sample.seconds=1\nsleep.awake_seconds=5");
        node.Until(60_000);
        Assert.Single(node.Cycles);
        Assert.True(node.Gateway.Arrived.Count > 55);
    }

    [Fact]
    public void A_sample_a_day_wakes_in_between_for_the_watchdog_and_measures_once()
    {
        var node = new SleepingNode("sample.seconds=86400\nreport.batch=1\nsleep.awake_seconds=5").Until(2L * Day);
        Assert.All(node.Cycles, c => Assert.InRange(c.Asked, 0, 3_600_000));
        Assert.Equal(2, node.Gateway.Arrived.Count);
        Assert.InRange((int)(node.Gateway.Arrived[1].Time - node.Gateway.Arrived[0].Time), (Day / 1000) - 5, (Day / 1000) + 5);
    }
}
