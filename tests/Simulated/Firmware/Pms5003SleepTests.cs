using System.Device.Gpio;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>The driver of the PMS5003 and the chip, by one clock that is turned.</summary>
[Collection(TurnedTime.Name)]
public sealed class Pms5003SleepTests
{
    private const int Period = 300_000;
    private const int WarmUp = 30_000;

    private readonly World world = new() { [Measurand.Pm25] = 12, [Measurand.Pm10] = 20 };
    private readonly ManualTime time = new();
    private readonly AirQualityBoard board;
    private readonly TurnedClock clock;
    private readonly Reading reading = new();

    public Pms5003SleepTests() => (board, clock) = (new AirQualityBoard(world, time), new TurnedClock(time));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Between_samples_it_sleeps_by_pin_or_command_and_the_next_value_counts(bool byPin) => OnBench(() =>
    {
        var dust = new Pms5003("COM2", byPin ? new GpioController().OpenPin(4, PinMode.Output) : null, clock, new DustRhythm(Period, true, WarmUp));
        Assert.True(board.Particles.IsAwake);
        Assert.Equal(Cause.WarmingUp, dust.Read(reading));
        Assert.Equal((12.0, 20.0), (reading.Value(QuantityTable.Pm25), reading.Value(QuantityTable.Pm10)));
        Assert.False(board.Particles.IsAwake);

        dust.Tick(clock.Milliseconds);
        Assert.False(board.Particles.IsAwake);
        Assert.InRange(dust.Wait(clock.Milliseconds), 1, Period - WarmUp);
        Pass(dust.Wait(clock.Milliseconds) + 1);
        dust.Tick(clock.Milliseconds);
        Assert.True(board.Particles.IsAwake);
        Pass(WarmUp + 1);
        Assert.Equal(Cause.None, dust.Read(reading));
        Assert.False(board.Particles.IsAwake);
    });

    [Fact]
    public Task A_sample_before_its_time_wakes_it_and_is_doubtful() => OnBench(() =>
    {
        var dust = new Pms5003("COM2", new GpioController().OpenPin(4, PinMode.Output), clock, new DustRhythm(Period, true, WarmUp));
        Pass(WarmUp + 1);
        Assert.Equal(Cause.None, dust.Read(reading));
        Assert.Equal(Cause.WarmingUp, dust.Read(reading));
        Assert.True(reading.Has(QuantityTable.Pm25));
    });

    [Fact]
    public Task A_sensor_that_lost_its_supply_warms_up_anew() => OnBench(() =>
    {
        var dust = new Pms5003("COM2", new GpioController().OpenPin(4, PinMode.Output), clock, new DustRhythm(1000, false, WarmUp));
        Pass(WarmUp + 1);
        Assert.Equal(Cause.None, dust.Read(reading));
        Assert.Equal(Cause.None, dust.Read(reading));

        // Back in its active mode it talks unasked after a second.
        board.Particles.PowerDown();
        board.Particles.PowerUp();
        Pass(1200);
        Assert.Equal(Cause.WarmingUp, dust.Read(reading));
        Pass(WarmUp + 1);
        Assert.Equal(Cause.None, dust.Read(reading));
    });

    [Fact]
    public void A_sensor_that_does_not_hear_commands_is_read_in_its_active_mode()
    {
        // By the machine's clock: the driver looks for bytes in its rhythm, and the sensor sends them in its own.
        var deafBoard = new AirQualityBoard(world, TimeProvider.System);
        deafBoard.Particles.IsDeaf = true;
        using var bench = new Bench(deafBoard.Wiring);
        bench.Run(() =>
        {
            var deaf = new Pms5003("COM2", null, new SystemClock(), new DustRhythm(1000, false, 1500));
            var causes = new List<Cause>();
            Eventually.TrueBlocking(
                () =>
                {
                    causes.Add(deaf.Read(reading));
                    Assert.Equal(12, reading.Value(QuantityTable.Pm25));
                    return causes[^1] == Cause.None;
                },
                "its fan has run long enough");
            Assert.Equal(Cause.WarmingUp, causes[0]);
        });
    }

    private async Task OnBench(Action firmware)
    {
        using var bench = new Bench(board.Wiring);
        await new TimeTurner(time).While(() => Task.Run(() => bench.Run(firmware)), "the firmware came to its end");
    }

    // Firmware blocks while it waits.
    private void Pass(long milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), time).Wait();

    private sealed class TurnedClock(TimeProvider time) : IClock
    {
        private readonly long boot = time.GetTimestamp();

        public long Milliseconds => (long)time.GetElapsedTime(boot).TotalMilliseconds;

        public TimeQuality Quality => TimeQuality.Unknown;

        public uint UnixSeconds => 0;
    }
}
