using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Link;
using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Tests.Support;
using EdgeNodes.Gateway.Uplinks.LoRaWan;
using EdgeNodes.Simulated.Radio;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan;

/// <summary>From the buffer on disk over driver, modem, air and network server to a receiver, and back.</summary>
[Collection(TurnedTime.Name)]
public sealed class UplinkTests
{
    [Fact]
    public async Task What_is_stored_arrives_and_the_cursor_follows_the_proof()
    {
        await using Delivery run = await Delivery.StartAsync();
        await run.StoreAsync(60);

        await run.AllProvenAsync();

        Assert.Equal(60, run.Receiver.Distinct.Count);
        Assert.Equal(60, run.Uplink.Status.Delivered);
        Assert.True(run.Uplink.Status.Connected);
        Assert.Null(run.Uplink.Status.LastError);
        Assert.InRange(run.Uplink.Status.AirtimeUsedSeconds, 0.1, 10);
        Assert.InRange(run.Site.Modem.Counters.UplinksSent, 2, 8);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task With_a_tenth_of_all_packets_lost_in_both_directions_nothing_is_lost(int seed)
    {
        await using Delivery run = await Delivery.StartAsync(new AirOptions { UplinkLoss = 0.1, DownlinkLoss = 0.1, Seed = seed }, maxPayload: 40);
        for (int i = 0; i < 10; i++)
        {
            await run.StoreAsync(10);
        }

        await run.AllProvenAsync();

        Assert.Equal(100, run.Receiver.Distinct.Count);
        Assert.True(run.Site.Modem.Counters.UplinksLost > 0);
    }

    [Fact]
    public async Task An_answer_overtakes_the_readings_before_it()
    {
        await using Delivery run = await Delivery.StartAsync(maxPayload: 40, start: false);
        await run.StoreAsync(30);
        await run.Buffer.Store(BufferEntry.Answer(new NodeId(NodeKind.Streetlight, 7), 17, [1, 2, 3, 4, 5, 6]));

        run.Start();
        await run.AllProvenAsync();

        Assert.Equal("answer/010203040506", run.Receiver.Arrivals.First());
    }

    [Fact]
    public async Task A_command_comes_down_while_readings_go_up()
    {
        await using Delivery run = await Delivery.StartAsync();
        await run.StoreAsync(5);
        await run.AllProvenAsync();
        byte[] bytes = new byte[CommandCodec.MaxBytes];
        Command command = new() { Node = new NodeId(NodeKind.Streetlight, 123), Id = 17, TtlSeconds = 60, LevelSteps = 80 };
        int length = CommandCodec.Encode(command, bytes, 0);

        run.Site.Send(LinkPorts.Command, bytes[..length]);

        await run.Until(() => !run.Router.Commands.IsEmpty, "the command reached the router");
        Assert.True(run.Router.Commands.TryPeek(out (Command Command, string Via) got));
        Assert.Equal("sl-0123", got.Command.Node.ToString());
        Assert.Equal("lorawan", got.Via);
    }

    [Fact]
    public async Task Malformed_downlinks_are_refused_with_their_reasons_and_harm_nobody()
    {
        await using Delivery run = await Delivery.StartAsync();
        await run.StoreAsync(5);
        await run.AllProvenAsync();

        run.Site.Send(LinkPorts.Acknowledge, [1, 2, 3]);
        run.Site.Send(LinkPorts.Acknowledge, [0x55, 0, 0, 0, 0, 0]);
        run.Site.Send(LinkPorts.Command, [0xFF, 0xFF]);
        run.Site.Send(99, [1]);

        await run.Until(() => run.Uplink.Refused.Count == 4, "four reasons");
        Assert.All(["ack-malformed", "ack-epoch", "command-malformed", "port-unknown"], reason => Assert.Equal(1, run.Uplink.Refused[reason]));
        await run.StoreAsync(5);
        await run.AllProvenAsync();
    }

    [Fact]
    public async Task A_modem_that_hangs_in_the_middle_is_reset_and_nothing_is_lost()
    {
        await using Delivery run = await Delivery.StartAsync(maxPayload: 40);
        await run.StoreAsync(60);
        await run.Until(() => run.Receiver.Distinct.Count > 10, "the first readings arrived");

        run.Site.Modem.Hang = ModemHang.UntilReset;

        await run.AllProvenAsync();
        Assert.Equal(60, run.Receiver.Distinct.Count);
        Assert.True(run.Site.Network.Counters.Joins >= 2);
    }

    [Fact]
    public async Task A_modem_that_loses_its_power_joins_again_and_nothing_is_lost()
    {
        await using Delivery run = await Delivery.StartAsync(maxPayload: 40);
        await run.StoreAsync(60);
        await run.Until(() => run.Receiver.Distinct.Count > 10, "the first readings arrived");

        await run.Site.Clock.While(run.Site.Modem.PowerCycleAsync, "the modem booted");

        await run.AllProvenAsync();
        Assert.Equal(60, run.Receiver.Distinct.Count);
    }

    [Fact]
    public async Task While_the_receiver_is_away_the_link_is_down_and_afterwards_nothing_is_lost()
    {
        await using Delivery run = await Delivery.StartAsync(ackTime: TimeSpan.FromSeconds(2));
        run.Receiver.Away = true;
        await run.StoreAsync(40);
        await run.Until(() => run.Uplink.Status is { Connected: false, LastError: not null } && run.Site.Modem.Joined, "the uplink says that it is down");
        Assert.Contains("acknowledgements", run.Uplink.Status.LastError, StringComparison.Ordinal);
        Assert.Equal(40, run.Uplink.Status.Pending);

        run.Receiver.Away = false;

        await run.AllProvenAsync();
        Assert.Equal(40, run.Receiver.Distinct.Count);
        Assert.Null(run.Uplink.Status.LastError);
    }

    [Fact]
    public async Task After_a_restart_what_was_not_proven_is_sent_again()
    {
        using TempFolder folder = new();
        await using (Delivery first = await Delivery.StartAsync(folder: folder))
        {
            first.Receiver.Away = true;
            await first.StoreAsync(20);
            await first.Until(() => first.Site.Network.Counters.Uplinks > 0, "something was sent");
        }

        await using Delivery second = await Delivery.StartAsync(folder: folder);
        await second.AllProvenAsync();

        Assert.Equal(20, second.Receiver.Distinct.Count);
    }

    [Fact]
    public async Task Without_air_time_left_readings_wait_and_an_alarm_may_still_go()
    {
        // Three frames of 40 bytes at SF7 take 0.3 s; 0.01 % of an hour are 0.36 s.
        await using Delivery run = await Delivery.StartAsync(maxPayload: 40, dutyCycle: 0.0001);
        await run.StoreAsync(60);

        await run.Until(() => run.Receiver.Distinct.Count > 2, "the first readings arrived");
        await run.Site.Clock.Pass(TimeSpan.FromSeconds(10));

        Assert.InRange(run.Uplink.Status.AirtimeUsedSeconds, 0.05, 0.36);
        Assert.InRange(run.Site.Modem.Counters.UplinkAirtime.TotalSeconds, 0.05, 0.36);
    }

    [Fact]
    public async Task A_router_that_is_stuck_stops_no_reading()
    {
        await using Delivery run = await Delivery.StartAsync();
        run.Router.Stuck = true;
        byte[] bytes = new byte[CommandCodec.MaxBytes];
        int length = CommandCodec.Encode(
            new Command { Node = new NodeId(NodeKind.Streetlight, 1), Id = 1, TtlSeconds = 60 }, bytes, 0);
        await run.StoreAsync(5);
        await run.AllProvenAsync();

        run.Site.Send(LinkPorts.Command, bytes[..length]);
        await run.Until(() => run.Uplink.Refused.ContainsKey("command-queue-full"), "the command was given up");
        await run.StoreAsync(5);

        await run.AllProvenAsync();
    }
}
