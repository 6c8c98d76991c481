using EdgeNodes.Gateway.Tests.Support;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;
using EdgeNodes.Simulated.Radio;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan;

/// <summary>The driver against the virtual RAK3172, with all its quirks.</summary>
[Collection(TurnedTime.Name)]
public sealed class DriverTests
{
    private static CancellationToken Limit => new CancellationTokenSource(Eventually.Limit).Token;

    [Fact]
    public async Task It_joins_and_an_uplink_arrives()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = site.Driver();
        await JoinAsync(site, modem);

        SendResult result = await SendAsync(site, modem, 1, 2, 3);

        Assert.Equal(SendStatus.Sent, result.Status);
        Assert.Equal(5, await site.Clock.While(() => modem.DataRateAsync(Limit), "the modem told its data rate"));
        await site.Clock.Until(() => site.Network.Counters.Uplinks == 1, "one uplink");
    }

    [Fact]
    public async Task A_join_that_nobody_answers_is_no_exception()
    {
        await using RadioSite site = new(new AirOptions { UplinkLoss = 1 });
        await using Rak3172 modem = site.Driver();
        await StartAsync(site, modem);

        Assert.False(await site.Clock.While(() => modem.JoinAsync(5, Limit), "the modem said that it did not join"));
    }

    [Fact]
    public async Task Without_a_join_nothing_can_be_sent()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = site.Driver();
        await StartAsync(site, modem);

        Assert.Equal(SendStatus.NotJoined, (await SendAsync(site, modem, 1)).Status);
    }

    [Fact]
    public async Task What_is_too_long_for_the_data_rate_is_told_apart_from_a_failure()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = site.Driver();
        await JoinAsync(site, modem);

        Assert.Equal(SendStatus.TooLong, (await SendAsync(site, modem, new byte[243])).Status);
        Assert.Equal(SendStatus.Sent, (await SendAsync(site, modem, new byte[242])).Status);
    }

    [Fact]
    public async Task The_modems_own_duty_cycle_says_how_long_to_wait()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = new(RadioSite.Identity with { ModemDutyCycle = true }, site.Line.OpenAsync, site.Time);
        await JoinAsync(site, modem);
        site.Modem.ExhaustDutyCycle();

        SendResult result = await SendAsync(site, modem, new byte[200]);

        Assert.Equal(SendStatus.Restricted, result.Status);
        Assert.InRange(result.Wait.TotalSeconds, 20, 40);
    }

    [Fact]
    public async Task A_modem_of_class_C_hands_down_what_comes_at_any_time()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = site.Driver();
        await JoinAsync(site, modem);

        site.Send(21, [0xCA, 0xFE]);
        Downlink downlink = await site.Clock.While(() => modem.Downlinks.ReadAsync(Limit).AsTask(), "the downlink came");

        Assert.Equal(21, downlink.Port);
        Assert.Equal([0xCA, 0xFE], downlink.Payload);
        Assert.InRange(downlink.Rssi, -120, -30);
    }

    [Fact]
    public async Task The_modems_own_uplinks_are_counted_and_make_it_busy_for_a_while()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = site.Driver();
        await JoinAsync(site, modem);
        site.Send(21, [1], confirmed: true);
        await site.Clock.While(() => modem.Downlinks.ReadAsync(Limit).AsTask(), "the downlink came");

        SendResult result = await SendAsync(site, modem, 1);
        while (result.Status == SendStatus.Busy)
        {
            await site.Clock.Pass(result.Wait);
            result = await SendAsync(site, modem, 1);
        }

        Assert.Equal(SendStatus.Sent, result.Status);
        await site.Clock.Until(() => modem.TakeUnsolicited() == 1, "the acknowledging uplink has been counted");
    }

    [Fact]
    public async Task A_modem_that_lost_its_power_has_to_join_again()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = site.Driver();
        await JoinAsync(site, modem);

        await site.Clock.While(site.Modem.PowerCycleAsync, "the modem booted");

        Assert.Equal(SendStatus.NotJoined, (await SendAsync(site, modem, 1)).Status);
        await JoinAsync(site, modem);
        Assert.Equal(SendStatus.Sent, (await SendAsync(site, modem, 1)).Status);
    }

    [Fact]
    public async Task A_hung_modem_is_an_error_in_time_and_a_reset_brings_it_back()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = site.Driver();
        await JoinAsync(site, modem);
        site.Modem.Hang = ModemHang.UntilReset;

        ModemException error = await Assert.ThrowsAsync<ModemException>(() => SendAsync(site, modem, 1));
        Assert.Contains("AT+SEND", error.Message, StringComparison.Ordinal);
        await site.Clock.While(() => modem.ResetAsync(Limit), "the modem came back");

        await JoinAsync(site, modem);
    }

    [Fact]
    public async Task A_modem_that_hung_before_the_gateway_started_is_reset()
    {
        await using RadioSite site = new();
        site.Modem.Hang = ModemHang.UntilReset;
        await using Rak3172 modem = site.Driver();

        await JoinAsync(site, modem);
    }

    [Fact]
    public async Task A_dead_modem_is_an_error_in_time()
    {
        await using RadioSite site = new();
        site.Modem.Hang = ModemHang.UntilPowerCycle;
        await using Rak3172 modem = site.Driver();

        ModemException error = await Assert.ThrowsAsync<ModemException>(() => StartAsync(site, modem));

        Assert.Contains("ATZ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_breaks_is_said_so()
    {
        RadioSite site = new();
        string line = site.Line.Text;
        await using Rak3172 modem = site.Driver();
        await StartAsync(site, modem);

        await site.DisposeAsync();

        LineException error = await Assert.ThrowsAsync<LineException>(() => modem.SendAsync(10, new byte[] { 1 }, Limit));
        Assert.Contains(line, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_set_already_is_not_set_again()
    {
        string flash = Path.GetTempFileName();
        try
        {
            await using VirtualRak3172 virtualModem = new(new VirtualRak3172Options { FlashFile = flash });
            virtualModem.Start();
            Assert.True(LineAddress.TryParse(virtualModem.Line, out LineAddress? line, out _));
            await using Rak3172 modem = new(RadioSite.Identity, line!.OpenAsync, TimeProvider.System);
            await modem.StartAsync(Limit);
            DateTime written = File.GetLastWriteTimeUtc(flash);

            await modem.StartAsync(Limit);

            Assert.Equal(written, File.GetLastWriteTimeUtc(flash));
        }
        finally
        {
            File.Delete(flash);
        }
    }

    private static async Task JoinAsync(RadioSite site, Rak3172 modem)
    {
        await StartAsync(site, modem);
        Assert.True(await site.Clock.While(() => modem.JoinAsync(5, Limit), "the modem said whether it joined"), "The modem did not join.");
    }

    private static Task StartAsync(RadioSite site, Rak3172 modem) => site.Clock.While(() => modem.StartAsync(Limit), "the modem started");

    private static Task<SendResult> SendAsync(RadioSite site, Rak3172 modem, params byte[] payload) =>
        site.Clock.While(() => modem.SendAsync(10, payload, Limit), "the modem sent or said why not");
}
