using System.Threading.Channels;
using EdgeNodes.Contract.Link;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Tests.Support;
using EdgeNodes.Gateway.Uplinks.LoRaWan;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Airtime;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Link;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan;

/// <summary>What the uplink does with the answers of a modem that a real one seldom gives, and with an hour that is used up.</summary>
public sealed class ExchangeTests : IAsyncLifetime
{
    private const int Channel868 = 868_100_000;

    private readonly ManualTime time = new();
    private readonly TempFolder folder = new();
    private readonly Channel<BufferedRecord> records = Channel.CreateUnbounded<BufferedRecord>();
    private readonly ScriptedModem modem = new();
    private readonly CancellationTokenSource stop = new();
    private readonly AirtimeBudget budget;
    private readonly TestBuffer buffer;
    private readonly RecordWindow window;
    private readonly Exchange exchange;
    private Task running = Task.CompletedTask;

    public ExchangeTests()
    {
        budget = new AirtimeBudget(time);
        buffer = new TestBuffer(folder, ["lorawan"]);
        window = new RecordWindow(4096, time);
        Assert.True(LineAddress.TryParse("tcp://127.0.0.1:1", out LineAddress? line, out _));
        LoRaWanUplinkOptions options = new() { Line = line!, Modem = RadioSite.Identity, Gather = TimeSpan.FromSeconds(1) };
        LogRecorder<Exchange> log = new();
        exchange = new Exchange(
            options, buffer.Buffer, "lorawan", records.Reader, new LinkSender(5, TimeSpan.FromSeconds(4), time), window, budget,
            new DownlinkDesk(new FakeRouter(), "lorawan", time, _ => { }), time, log);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_alarm_overtakes_readings_that_wait_for_air_time()
    {
        budget.Note(Channel868, TimeSpan.FromSeconds(33));
        Come(Noise.Record(1, 1));
        Start();
        await TickUntilAsync(() => modem.RateAsked >= 6, "the reading was due several times", TimeSpan.FromSeconds(10));
        Assert.Equal(1, window.Waiting);
        Assert.Empty(modem.Sent);

        Come(Noise.Record(2, 2, ReadingFlags.Alarm));
        await Eventually.True(() => modem.Sent.Count == 1, "the alarm went out at once");

        Assert.InRange(budget.Total.TotalSeconds, 33, 34);
    }

    [Fact]
    public async Task While_the_hour_is_used_up_nothing_goes_out_and_afterwards_all_does()
    {
        budget.Note(Channel868, TimeSpan.FromSeconds(36));
        Come(Noise.Record(1, 1, ReadingFlags.Alarm));
        Start();
        await TickUntilAsync(() => window.Waiting == 1, "the alarm waits", TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromMinutes(50));
        Assert.Empty(modem.Sent);

        await TickUntilAsync(() => modem.Sent.Count == 1, "the alarm went out", TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task While_the_modems_own_duty_cycle_forbids_it_readings_wait_and_downlinks_are_taken()
    {
        modem.OnSend = _ => new SendResult(SendStatus.Restricted, TimeSpan.FromMinutes(20));
        Come(Noise.Record(1, 1, ReadingFlags.Alarm));
        Start();
        await Eventually.True(() => modem.Sent.Count == 1 && window.Waiting == 1, "the modem refused, the alarm waits again");
        modem.OnSend = _ => new SendResult(SendStatus.Sent, TimeSpan.Zero);
        modem.Receive(LinkPorts.Command, [0xFF]);
        await TickUntilAsync(() => modem.Sent.Count == 2, "the alarm went out", TimeSpan.FromMinutes(1));

        byte[][] payloads = [.. modem.Sent.Select(sent => sent.Payload)];
        Assert.Equal(payloads[0], payloads[1]);
    }

    [Fact]
    public async Task A_modem_that_is_busy_for_half_a_minute_is_reset()
    {
        modem.OnSend = _ => new SendResult(SendStatus.Busy, TimeSpan.FromSeconds(1));
        Come(Noise.Record(1, 1, ReadingFlags.Alarm));
        Start();

        await TickUntilAsync(() => running.IsCompleted, "the exchange gave up", TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<ModemException>(() => running);
        Assert.InRange(modem.Sent.Count, 20, 60);
    }

    [Fact]
    public async Task An_uplink_whose_end_the_modem_does_not_report_is_charged()
    {
        modem.OnSend = _ => throw new ModemException("The modem did not report the end of an uplink.");
        Come(Noise.Record(1, 1, ReadingFlags.Alarm));
        Start();

        await Assert.ThrowsAsync<ModemException>(() => running.WaitAsync(Eventually.Limit));

        Assert.InRange(budget.Used(Channel868).TotalMilliseconds, 50, 200);
    }

    [Theory]
    [InlineData(SendStatus.NotJoined, 0, 0)]
    [InlineData(SendStatus.Busy, 0, 0)]
    [InlineData(SendStatus.Restricted, 0, 0)]
    [InlineData(SendStatus.TooLong, 50, 80)]
    public async Task What_the_modem_did_not_send_is_not_charged_but_the_empty_frame_it_sent_instead_is(SendStatus status, int least, int most)
    {
        int answers = 0;
        modem.OnSend = _ => answers++ == 0 ? new SendResult(status, TimeSpan.FromHours(9)) : new SendResult(SendStatus.NotJoined, TimeSpan.Zero);
        Come(Noise.Record(1, 1, ReadingFlags.Alarm));
        Start();

        await Eventually.True(() => answers > 0 && window.Waiting == 1, "the alarm waits again");

        Assert.InRange(budget.Used(Channel868).TotalMilliseconds, least, most);
    }

    public async Task DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAny(running);
        await buffer.DisposeAsync();
        stop.Dispose();
        folder.Dispose();
    }

    private void Start() => running = Task.Run(() => exchange.RunAsync(modem, stop.Token));

    private void Come(BufferedRecord record) => Assert.True(records.Writer.TryWrite(record));

    // Turns the clock until it is so: the exchange waits by that clock.
    private Task TickUntilAsync(Func<bool> condition, string what, TimeSpan step) => Eventually.True(
        () =>
        {
            bool done = condition();
            if (!done)
            {
                time.Advance(step);
            }
            return done;
        },
        what);
}
