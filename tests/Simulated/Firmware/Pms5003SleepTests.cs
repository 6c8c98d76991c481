using System.Device.Gpio;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>The driver of the PMS5003 in a rhythm that the test sets, and the chip, whose bytes take their time.</summary>
public sealed class Pms5003SleepTests
{
    private const int Period = 300_000;
    private const int WarmUp = 30_000;

    private readonly World world = new() { [Measurand.Pm25] = 12, [Measurand.Pm10] = 20 };
    private readonly AirQualityBoard board;
    private readonly RhythmClock clock = new();
    private readonly Reading reading = new();

    public Pms5003SleepTests() => board = new AirQualityBoard(world, TimeProvider.System);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Between_samples_it_sleeps_by_pin_or_command_and_the_next_value_counts(bool byPin) => OnBench(() =>
    {
        var dust = new Pms5003("COM2", byPin ? new GpioController().OpenPin(4, PinMode.Output) : null, clock, new DustRhythm(Period, true, WarmUp));
        Assert.True(board.Particles.IsAwake);
        Assert.Equal(Cause.WarmingUp, dust.Read(reading));
        Assert.Equal((12.0, 20.0), (reading.Value(QuantityTable.Pm25), reading.Value(QuantityTable.Pm10)));
        Assert.False(board.Particles.IsAwake);

        dust.Tick(clock.Milliseconds);
        Assert.False(board.Particles.IsAwake);
        Assert.InRange(dust.Wait(clock.Milliseconds), 1, Period - WarmUp);
        clock.Pass(dust.Wait(clock.Milliseconds) + 1);
        dust.Tick(clock.Milliseconds);
        Assert.True(board.Particles.IsAwake);
        clock.Pass(WarmUp + 1);
        Assert.Equal(Cause.None, dust.Read(reading));
        Assert.False(board.Particles.IsAwake);
    });

    [Fact]
    public void A_sample_before_its_time_wakes_it_and_is_doubtful() => OnBench(() =>
    {
        var dust = new Pms5003("COM2", new GpioController().OpenPin(4, PinMode.Output), clock, new DustRhythm(Period, true, WarmUp));
        clock.Pass(WarmUp + 1);
        Assert.Equal(Cause.None, dust.Read(reading));
        Assert.Equal(Cause.WarmingUp, dust.Read(reading));
        Assert.True(reading.Has(QuantityTable.Pm25));
    });

    [Fact]
    public void A_sensor_that_lost_its_supply_warms_up_anew() => OnBench(() =>
    {
        var dust = new Pms5003("COM2", new GpioController().OpenPin(4, PinMode.Output), clock, new DustRhythm(1000, false, WarmUp));
        clock.Pass(WarmUp + 1);
        Assert.Equal(Cause.None, dust.Read(reading));
        Assert.Equal(Cause.None, dust.Read(reading));

        // Back in its active mode it talks unasked after a second.
        board.Particles.PowerDown();
        board.Particles.PowerUp();
        var since = TimeProvider.System.GetTimestamp();
        Eventually.TrueBlocking(() => TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(1.2), "its second passed");
        Assert.Equal(Cause.WarmingUp, dust.Read(reading));
        clock.Pass(WarmUp + 1);
        Assert.Equal(Cause.None, dust.Read(reading));
    });

    [Fact]
    public void A_sensor_that_does_not_hear_commands_is_read_in_its_active_mode() => OnBench(() =>
    {
        board.Particles.IsDeaf = true;
        var deaf = new Pms5003("COM2", null, clock, new DustRhythm(1000, false, WarmUp));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Cause.WarmingUp, deaf.Read(reading));
            Assert.Equal(12, reading.Value(QuantityTable.Pm25));
        }

        clock.Pass(WarmUp + 1);
        Assert.Equal(Cause.None, deaf.Read(reading));
    });

    private void OnBench(Action firmware)
    {
        using var bench = new Bench(board.Wiring);
        bench.Run(firmware);
    }

    private sealed class RhythmClock : IClock
    {
        public long Milliseconds { get; private set; } = 1000;

        public TimeQuality Quality => TimeQuality.Unknown;

        public uint UnixSeconds => 0;

        internal void Pass(long milliseconds) => Milliseconds += milliseconds;
    }
}
