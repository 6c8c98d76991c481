using EdgeNodes.Gateway.Tests.Support;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;
using EdgeNodes.Simulated.Radio;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan;

/// <summary>The driver against the virtual RAK3172, with all its quirks.</summary>
public sealed class DriverTests
{
    private static CancellationToken Limit => new CancellationTokenSource(Eventually.Limit).Token;

    [Fact]
    public async Task It_joins_and_an_uplink_arrives()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = site.Driver();
        await JoinAsync(modem);

        SendResult result = await modem.SendAsync(10, new byte[] { 1, 2, 3 }, Limit);

        Assert.Equal(SendStatus.Sent, result.Status);
        Assert.Equal(5, await modem.DataRateAsync(Limit));
        await Eventually.True(() => site.Network.Counters.Uplinks == 1, "one uplink");
    }

    [Fact]
    public async Task A_join_that_nobody_answers_is_no_exception()
    {
        await using RadioSite site = new(new AirOptions { UplinkLoss = 1 });
        await using Rak3172 modem = site.Driver();
        await modem.StartAsync(Limit);

        Assert.False(await modem.JoinAsync(5, Limit));
    }

    [Fact]
    public async Task Without_a_join_nothing_can_be_sent()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = site.Driver();
        await modem.StartAsync(Limit);

        Assert.Equal(SendStatus.NotJoined, (await modem.SendAsync(10, new byte[] { 1 }, Limit)).Status);
    }

    [Fact]
    public async Task What_is_too_long_for_the_data_rate_is_told_apart_from_a_failure()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = site.Driver();
        await JoinAsync(modem);

        Assert.Equal(SendStatus.TooLong, (await modem.SendAsync(10, new byte[243], Limit)).Status);
        Assert.Equal(SendStatus.Sent, (await modem.SendAsync(10, new byte[242], Limit)).Status);
    }

    [Fact]
    public async Task The_modems_own_duty_cycle_says_how_long_to_wait()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = new(RadioSite.Identity with { ModemDutyCycle = true }, site.Line.OpenAsync, site.Time);
        await JoinAsync(modem);
        site.Modem.ExhaustDutyCycle();

        SendResult result = await modem.SendAsync(10, new byte[200], Limit);

        Assert.Equal(SendStatus.Restricted, result.Status);
        Assert.InRange(result.Wait.TotalSeconds, 20, 40);
    }

    [Fact]
    public async Task A_modem_of_class_C_hands_down_what_comes_at_any_time()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = site.Driver();
        await JoinAsync(modem);

        site.Send(21, [0xCA, 0xFE]);
        Downlink downlink = await modem.Downlinks.ReadAsync(Limit);

        Assert.Equal(21, downlink.Port);
        Assert.Equal([0xCA, 0xFE], downlink.Payload);
        Assert.InRange(downlink.Rssi, -120, -30);
    }

    [Fact]
    public async Task The_modems_own_uplinks_are_counted_and_make_it_busy_for_a_while()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = site.Driver();
        await JoinAsync(modem);
        site.Send(21, [1], confirmed: true);
        await modem.Downlinks.ReadAsync(Limit);

        SendResult result = await modem.SendAsync(10, new byte[] { 1 }, Limit);
        while (result.Status == SendStatus.Busy)
        {
            await Task.Delay(result.Wait, site.Time);
            result = await modem.SendAsync(10, new byte[] { 1 }, Limit);
        }

        Assert.Equal(SendStatus.Sent, result.Status);
        await Eventually.True(() => modem.TakeUnsolicited() == 1, "the acknowledging uplink has been counted");
    }

    [Fact]
    public async Task A_modem_that_lost_its_power_has_to_join_again()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = site.Driver();
        await JoinAsync(modem);

        await site.Modem.PowerCycleAsync();

        await Eventually.True(() => modem.SendAsync(10, new byte[] { 1 }, Limit).Result.Status == SendStatus.NotJoined, "the driver noticed");
        await JoinAsync(modem);
        Assert.Equal(SendStatus.Sent, (await modem.SendAsync(10, new byte[] { 1 }, Limit)).Status);
    }

    [Fact]
    public async Task A_hung_modem_is_an_error_in_time_and_a_reset_brings_it_back()
    {
        await using RadioSite site = new();
        await using Rak3172 modem = site.Driver();
        await JoinAsync(modem);
        site.Modem.Hang = ModemHang.UntilReset;

        ModemException error = await Assert.ThrowsAsync<ModemException>(() => modem.SendAsync(10, new byte[] { 1 }, Limit));
        Assert.Contains("AT+SEND", error.Message, StringComparison.Ordinal);
        await modem.ResetAsync(Limit);

        await JoinAsync(modem);
    }

    [Fact]
    public async Task A_modem_that_hung_before_the_gateway_started_is_reset()
    {
        await using RadioSite site = new();
        site.Modem.Hang = ModemHang.UntilReset;
        await using Rak3172 modem = site.Driver();

        await JoinAsync(modem);
    }

    [Fact]
    public async Task A_dead_modem_is_an_error_in_time()
    {
        await using RadioSite site = new();
        site.Modem.Hang = ModemHang.UntilPowerCycle;
        await using Rak3172 modem = site.Driver();

        ModemException error = await Assert.ThrowsAsync<ModemException>(() => modem.StartAsync(Limit));

        Assert.Contains("ATZ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_breaks_is_said_so()
    {
        RadioSite site = new();
        string line = site.Line.Text;
        await using Rak3172 modem = site.Driver();
        await modem.StartAsync(Limit);

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

    private static async Task JoinAsync(Rak3172 modem)
    {
        await modem.StartAsync(Limit);
        for (int i = 0; i < 4; i++)
        {
            if (await modem.JoinAsync(5, Limit))
            {
                return;
            }
        }
        Assert.Fail("The modem did not join in four attempts.");
    }
}
