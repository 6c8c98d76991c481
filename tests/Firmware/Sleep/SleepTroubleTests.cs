using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Sleep;

/// <summary>Alarms, commands, technicians, broken storage and power cuts, with a node that would rather sleep.</summary>
public sealed class SleepTroubleTests
{
    private const int Day = 86_400_000;
    private const string Settings = "sample.seconds=900\nreport.batch=8\nsleep.awake_seconds=20";

    [Fact]
    public void An_alarm_does_not_wait_for_the_batch()
    {
        var node = new SleepingNode(Settings);
        node.Wire = (parts, _) => parts.Judges = [new Alarm(() => node.World / 900_000 == 3)];
        node.Until(4 * 900_000);
        var alarm = Assert.Single(node.Gateway.Arrived, r => r.Flags == ReadingFlags.Alarm);
        Assert.Equal(3u, alarm.Sequence);
        Assert.True(node.Cycles[3].Reached);
    }

    [Fact]
    public void With_the_gateway_gone_a_new_alarm_is_tried_at_once_and_an_old_one_no_more_than_hourly()
    {
        var node = new SleepingNode(Settings);
        node.Gateway.IsReachable = false;
        node.Wire = (parts, _) => parts.Judges = [new Alarm(() => node.World / 900_000 == 30)];
        node.Until(Day);
        var alarm = node.Cycles.FindIndex(c => c.WokeAt / 900_000 == 30);
        Assert.True(node.Cycles[alarm].Attempts > 0);
        Assert.InRange(node.Cycles.Skip(alarm).Count(c => c.Attempts > 0), 10, 18);
    }

    [Fact]
    public void An_alarm_that_comes_after_the_radio_was_given_up_is_tried_at_the_next_wake_up()
    {
        // Somebody at the console keeps the node awake long after it has stopped to look for the gateway, which is back after that.
        var node = new SleepingNode("sample.seconds=60\nreport.batch=64\nsleep.awake_seconds=20");
        node.Wire = (parts, _) =>
        {
            (parts.Duties, parts.Judges) = ([new Busy()], [new Alarm(() => node.World / 60_000 == 8)]);
            node.Gateway.IsReachable = node.Cycles.Count > 0;
        };
        node.Until(1_200_000);
        Assert.Equal(1, node.Boot);
        Assert.Contains(node.Gateway.Arrived, r => (r.Flags & ReadingFlags.Alarm) != 0);
    }

    [Fact]
    public void A_lost_file_of_alarms_that_were_told_does_not_make_each_wake_up_a_boot()
    {
        var node = new SleepingNode(Settings);
        node.Wire = (parts, _) => parts.Judges = [new Alarm(() => node.World / 900_000 == 3)];
        node.Until(Day / 8);
        Assert.True(node.Flash.Files.Remove("alarms-00.bin"));
        node.Until(Day / 4);
        Assert.Equal(1, node.Boot);
        Assert.Equal(node.Gateway.FirstArrivals().Count, node.Gateway.Arrived.Count);
    }

    [Fact]
    public void A_command_reaches_it_when_it_connects_and_is_answered_before_it_sleeps_again()
    {
        var node = new SleepingNode(Settings) { Wire = (parts, _) => parts.Obeys = [new Obedient()] };
        node.Until(Day / 8);
        node.OnUp = link => link.Send(new Command { Action = CommandAction.Identify, Node = new NodeId(NodeKind.SoilMoisture, 12), Id = 17, TtlSeconds = 60 });
        node.Until(Day / 4);
        Assert.Contains(node.Gateway.Answers, a => a is { CommandId: 17, Result: AnswerResult.Applied });
        Assert.All(node.Cycles.Skip(1), c => Assert.InRange(c.Awake, 0, 3_000));
    }

    [Fact]
    public void Somebody_at_its_console_keeps_it_awake_but_not_for_ever()
    {
        var node = new SleepingNode(Settings) { Wire = (parts, _) => parts.Duties = [new Busy()] };
        node.Until(1_300_000);
        Assert.InRange(node.Cycles[0].Awake, 600_000, 700_000);
    }

    [Theory]
    [InlineData("sl-0123")]
    [InlineData("aq-0007")]
    public void A_lamp_and_a_dust_sensor_that_has_to_be_warm_do_not_sleep_whatever_the_settings_say(string id)
    {
        var node = new SleepingNode("sample.seconds=900\nsleep.awake_seconds=5", id);
        node.Until(1_000_000);
        Assert.Single(node.Cycles);
    }

    [Fact]
    public void A_board_that_refuses_to_sleep_goes_on_awake()
    {
        var node = new SleepingNode(Settings) { Refuses = true }.Until(Day / 4);
        Assert.Single(node.Cycles);
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (uint)i), node.Gateway.Arrived.Select(r => r.Sequence).Distinct().Take(24));
        Assert.Contains(node.Log.Lines, l => l.StartsWith("the board refused to sleep", StringComparison.Ordinal));
    }

    [Fact]
    public void A_note_that_cannot_be_written_makes_the_wake_up_a_boot_and_no_identity_is_used_twice()
    {
        var node = new SleepingNode(Settings).Until(Day / 4);
        node.RefusesNote = true;
        node.Until(Day / 2);
        node.RefusesNote = false;
        node.Until(Day);
        Assert.True(node.Boot > 1);
        Assert.All(node.Gateway.Arrived.GroupBy(r => (r.Boot, r.Sequence)), g => Assert.Single(g.Select(r => r.Steps(Contract.Quantities.QuantityTable.SoilMoistureRaw)).Distinct()));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void A_power_cut_at_any_byte_loses_no_reading_that_was_stored_and_uses_no_identity_twice(int seed)
    {
        var random = new Random(seed);
        var node = new SleepingNode("sample.seconds=60\nreport.batch=3\nsleep.awake_seconds=5");
        for (var i = 0; i < 60; i++)
        {
            node.BytesUntilPowerCut = random.Next(700);
            node.Gateway.IsReachable = random.Next(3) > 0;
            node.Until(node.World + random.Next(400_000));
        }

        node.Gateway.IsReachable = true;
        node.Until(node.World + Day);
        var arrived = node.Gateway.FirstArrivals();
        Assert.Equal(arrived.Order(), arrived);
        Assert.InRange(node.Outbox!.Taken - (uint)arrived.Count, 0u, 3u);
        Assert.All(
            node.Gateway.Arrived.GroupBy(r => (r.Boot, r.Sequence)),
            g => Assert.Single(g.Select(r => r.Steps(Contract.Quantities.QuantityTable.SoilMoistureRaw)).Distinct()));
    }

    [Fact]
    public void What_parts_remember_survives_the_sleep_and_not_the_power_cut()
    {
        var seen = new List<int>();
        var node = new SleepingNode(Settings) { Wire = (parts, _) => parts.Judges = [new Counter(seen)] };
        node.Until(3 * 900_000);
        Assert.Equal([1, 2, 3], seen);
        node.CutPower();
        node.Until(5 * 900_000);
        Assert.Equal([1, 2, 3, 1, 2], seen);
    }

    [Fact]
    public void Parts_that_want_to_keep_more_than_fits_begin_anew_and_the_console_says_so()
    {
        var node = new SleepingNode(Settings) { Wire = (parts, _) => parts.Judges = [new Counter([], 1000)] };
        node.Until(3 * 900_000);
        Assert.Contains(node.Log.Lines, l => l.StartsWith("what the parts would keep over a sleep is too long (1014 bytes)", StringComparison.Ordinal));
        Assert.Equal(1, node.Boot);
    }

    private sealed class Alarm(Func<bool> isOn) : IJudge
    {
        public int PeriodMilliseconds => 0;

        public bool IsUrgent => false;

        public void Judge(Reading reading, long now) => reading.Flags |= isOn() ? ReadingFlags.Alarm : ReadingFlags.None;
    }

    private sealed class Obedient : IObeys
    {
        public int LevelSteps => Answer.UnknownLevel;

        public bool Takes(CommandAction action) => action == CommandAction.Identify;

        public AnswerReason Obey(Command command, long end, long now) => AnswerReason.None;
    }

    private sealed class Busy : IDuty, IKeepsAwake
    {
        public bool NeedsAwake(long now) => true;

        public void Tick(long now)
        {
            // Nothing but being there.
        }

        public long Wait(long now) => 1000;
    }

    private sealed class Counter(List<int> seen, int bytes = 4) : IJudge, IKeeps
    {
        private int count;

        public int PeriodMilliseconds => 0;

        public bool IsUrgent => false;

        public int KeptBytes => bytes;

        public void Judge(Reading reading, long now) => seen.Add(++count);

        public void Keep(byte[] into, int at) => Bytes.Put32(into, at, (uint)count);

        public void Recall(byte[] from, int at) => count = (int)Bytes.Get32(from, at);
    }
}
