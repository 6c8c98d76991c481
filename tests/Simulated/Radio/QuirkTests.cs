using System.Text.Json;
using EdgeNodes.Simulated.Radio;
using EdgeNodes.Simulated.Tests;

namespace EdgeNodes.Tests.Simulated.Radio;

/// <summary>What RUI3 firmware 5.0 does that no manual prepares for: a driver that lives with this modem lives with the real one.</summary>
[Collection(TurnedTime.Name)]
public sealed class QuirkTests
{
    [Fact]
    public async Task Joining_is_announced_later_and_a_second_join_meanwhile_is_refused()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();

        Assert.Equal("OK", await city.Host.StatusAsync("AT+JOIN=1:0:8:0"));
        Assert.Equal("AT_BUSY_ERROR", await city.Host.StatusAsync("AT+JOIN=1:0:8:0"));
        Assert.Equal("+EVT:JOINED", await city.Host.EventAsync());
        Assert.Equal(["AT+NJS=1", "OK"], await city.Host.AskAsync("AT+NJS=?"));
    }

    [Fact]
    public async Task A_join_that_nobody_answers_fails_with_its_reason_and_is_tried_again()
    {
        await using Rehearsal city = await Rehearsal.StartAsync(air: new AirOptions { UplinkLoss = 1 });

        Assert.Equal("OK", await city.Host.StatusAsync("AT+JOIN=1:0:7:1"));

        Assert.Equal("+EVT:JOIN_FAILED_RX_TIMEOUT", await city.Host.EventAsync());
        Assert.Equal("+EVT:JOIN_FAILED_RX_TIMEOUT", await city.Host.EventAsync());
        Assert.Equal(2, city.Modem.Counters.UplinksSent);
    }

    [Fact]
    public async Task A_session_does_not_survive_a_reset_but_the_nonce_does()
    {
        string flash = Path.GetTempFileName();
        try
        {
            await using Rehearsal city = await Rehearsal.StartAsync(flash: flash);
            await city.JoinAsync();

            await city.Host.SayAsync("ATZ\r\n");
            while (!(await city.Host.LineAsync()).StartsWith("Current Work Mode", StringComparison.Ordinal))
            {
            }
            Assert.Equal("AT_NO_NETWORK_JOINED", await city.Host.StatusAsync("AT+SEND=8:00"));
            await city.JoinAsync();

            Assert.Equal(2, city.Network.Counters.Joins);
            Assert.Equal(city.Modem.Counters.UplinksSent, JsonDocument.Parse(await File.ReadAllTextAsync(flash)).RootElement.GetProperty("DevNonce").GetInt64());
        }
        finally
        {
            File.Delete(flash);
        }
    }

    [Fact]
    public async Task A_payload_too_long_for_the_data_rate_costs_an_empty_frame_and_an_error()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();
        await city.JoinAsync();
        await city.Host.StatusAsync("AT+DR=0");

        Assert.Equal("AT_PARAM_ERROR", await city.Host.StatusAsync("AT+SEND=8:" + new string('0', 2 * 52)));
        Assert.Equal("+EVT:TX_DONE", await city.Host.EventAsync());
        Assert.Equal("OK", await city.Host.StatusAsync("AT+SEND=8:" + new string('0', 2 * 51)));

        Assert.Equal(1, (await city.EventAsync("up")).GetProperty("fCnt").GetInt32());
    }

    [Fact]
    public async Task Without_air_time_left_the_modem_says_how_long_it_wants_to_wait()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();
        await city.JoinAsync();
        await city.Host.StatusAsync("AT+DCS=1");
        city.Modem.ExhaustDutyCycle();

        string[] answer = await city.Host.AskAsync("AT+SEND=8:" + new string('0', 444));

        Assert.Equal("AT_BUSY_ERROR", answer[^1]);
        // 222 bytes at SF7 take 368.9 ms: a hundredfold of it must pass.
        int wait = int.Parse(answer[^2]["Restricted_Wait_".Length..^"_ms".Length]);
        Assert.InRange(wait, 30_000, 36_900);
        Assert.Equal("AT_BUSY_ERROR", await city.Host.StatusAsync("AT+JOIN=1:0:8:0"));
    }

    [Fact]
    public async Task A_downlink_is_reported_after_the_uplink_that_fetched_it()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();
        await city.JoinAsync();
        Assert.True(city.Send(21, "0a1b2c"));

        await city.Host.StatusAsync("AT+SEND=8:00");

        Assert.Equal("+EVT:TX_DONE", await city.Host.EventAsync());
        Assert.Matches(@"^\+EVT:RX_1:-\d+:\d+:UNICAST:21:0a1b2c$", await city.Host.EventAsync());
    }

    [Fact]
    public async Task A_pending_frame_makes_a_class_A_modem_fetch_it_with_an_empty_uplink_of_its_own()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();
        await city.JoinAsync();
        city.Send(21, "01");
        city.Send(21, "02");

        await city.Host.StatusAsync("AT+SEND=8:00");

        Assert.Equal("+EVT:TX_DONE", await city.Host.EventAsync());
        Assert.EndsWith(":21:01", await city.Host.EventAsync(), StringComparison.Ordinal);
        Assert.Equal("AT_BUSY_ERROR", await city.Host.StatusAsync("AT+SEND=8:00"));
        Assert.Equal("+EVT:TX_DONE", await city.Host.EventAsync());
        Assert.EndsWith(":21:02", await city.Host.EventAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmed_downlink_is_acknowledged_by_an_empty_uplink_of_its_own()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();
        await city.JoinAsync();
        city.Send(21, "01", confirmed: true, id: "order-17");

        await city.Host.StatusAsync("AT+SEND=8:00");

        Assert.Equal("+EVT:TX_DONE", await city.Host.EventAsync());
        Assert.EndsWith(":21:01", await city.Host.EventAsync(), StringComparison.Ordinal);
        Assert.Equal("+EVT:TX_DONE", await city.Host.EventAsync());
        JsonElement ack = await city.EventAsync("ack");
        Assert.Equal("order-17", ack.GetProperty("queueItemId").GetString());
        Assert.True(ack.GetProperty("acknowledged").GetBoolean());
        Assert.False(ack.TryGetProperty("fCntDown", out _), "a zero is absent in proto3 JSON");
    }

    [Fact]
    public async Task A_confirmed_uplink_is_acknowledged_without_an_RX_event()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();
        await city.JoinAsync();
        await city.Host.StatusAsync("AT+CFM=1");

        await city.Host.StatusAsync("AT+SEND=8:00");
        Assert.Equal("+EVT:SEND_CONFIRMED_OK", await city.Host.EventAsync());
        await city.Host.StatusAsync("AT+SEND=8:01");

        // Nothing stands between the two: the acknowledgement was an empty downlink.
        Assert.Equal("+EVT:SEND_CONFIRMED_OK", await city.Host.EventAsync());
        Assert.True((await city.EventAsync("up")).GetProperty("confirmed").GetBoolean());
    }

    [Fact]
    public async Task A_confirmed_uplink_that_nobody_acknowledges_is_repeated_and_fails()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();
        await city.JoinAsync();
        await city.Network.DisposeAsync();
        long before = city.Modem.Counters.UplinksSent;
        await city.Host.StatusAsync("AT+CFM=1");
        await city.Host.StatusAsync("AT+RETY=2");

        await city.Host.StatusAsync("AT+SEND=8:00");

        Assert.Equal("+EVT:SEND_CONFIRMED_FAILED(4)", await city.Host.EventAsync());
        Assert.Equal(before + 3, city.Modem.Counters.UplinksSent);
    }

    [Fact]
    public async Task A_class_C_modem_hears_a_downlink_at_any_time()
    {
        await using Rehearsal city = await Rehearsal.StartAsync("C");
        await city.JoinAsync();

        city.Send(21, "beef");

        Assert.Matches(@"^\+EVT:RX_C:-\d+:\d+:UNICAST:21:beef$", await city.Host.EventAsync());
        Assert.False((await city.EventAsync("txack")).TryGetProperty("fCntDown", out _));
    }

    [Fact]
    public async Task A_class_C_modem_acknowledges_a_confirmed_downlink_by_itself()
    {
        await using Rehearsal city = await Rehearsal.StartAsync("C");
        await city.JoinAsync();

        city.Send(21, "beef", confirmed: true);

        Assert.EndsWith(":21:beef", await city.Host.EventAsync(), StringComparison.Ordinal);
        Assert.Equal("+EVT:TX_DONE", await city.Host.EventAsync());
        Assert.True((await city.EventAsync("ack")).GetProperty("acknowledged").GetBoolean());
    }

    [Fact]
    public async Task The_network_tells_the_time_and_how_well_it_hears()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();
        await city.JoinAsync();
        await city.Host.StatusAsync("AT+TIMEREQ=1");
        await city.Host.StatusAsync("AT+LINKCHECK=1");

        await city.Host.StatusAsync("AT+SEND=8:00");

        Assert.Equal("+EVT:TX_DONE", await city.Host.EventAsync());
        string[] events = [await city.Host.EventAsync(), await city.Host.EventAsync()];
        Assert.Contains("+EVT:TIMEREQ_OK", events);
        Assert.Contains(events, text => text.StartsWith("+EVT:LINKCHECK:0:", StringComparison.Ordinal));
        Assert.Contains($"/{city.Time.GetUtcNow():yyyy}", (await city.Host.AskAsync("AT+LTIME=?"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hung_modem_answers_nothing_until_it_is_reset()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();
        city.Modem.Hang = ModemHang.UntilReset;

        await city.Host.SayAsync("AT\r\nAT+DR=?\r\nATZ\r\n");

        string first = await city.Host.LineAsync();
        Assert.StartsWith("RAKwireless", first, StringComparison.Ordinal);
    }
}
