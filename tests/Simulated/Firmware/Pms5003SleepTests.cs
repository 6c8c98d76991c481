using System.Device.Gpio;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>The driver of the PMS5003 and the chip, in a rhythm that a test can wait for.</summary>
public sealed class Pms5003SleepTests
{
    private const int Period = 1600;
    private const int WarmUp = 400;

    private readonly World world = new() { [Measurand.Pm25] = 12, [Measurand.Pm10] = 20 };
    private readonly AirQualityBoard board;
    private readonly Reading reading = new();

    public Pms5003SleepTests() => board = new AirQualityBoard(world, TimeProvider.System);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Between_samples_it_sleeps_by_pin_or_command_and_the_next_value_counts(bool byPin) => OnBench(() =>
    {
        var clock = new SystemClock();
        var dust = new Pms5003("COM2", byPin ? new GpioController().OpenPin(4, PinMode.Output) : null, clock, new DustRhythm(Period, true, WarmUp));
        Assert.True(board.Particles.IsAwake);
        Assert.Equal(Cause.WarmingUp, dust.Read(reading));
        Assert.Equal((12.0, 20.0), (reading.Value(QuantityTable.Pm25), reading.Value(QuantityTable.Pm10)));
        Assert.False(board.Particles.IsAwake);

        dust.Tick(clock.Milliseconds);
        Assert.False(board.Particles.IsAwake);
        Assert.InRange(dust.Wait(clock.Milliseconds), 1, Period - WarmUp);
        Thread.Sleep((int)dust.Wait(clock.Milliseconds) + 1);
        dust.Tick(clock.Milliseconds);
        Assert.True(board.Particles.IsAwake);
        Thread.Sleep(WarmUp + 1);
        Assert.Equal(Cause.None, dust.Read(reading));
        Assert.False(board.Particles.IsAwake);
    });

    [Fact]
    public void A_sample_before_its_time_wakes_it_and_is_doubtful() => OnBench(() =>
    {
        var clock = new SystemClock();
        var dust = new Pms5003("COM2", new GpioController().OpenPin(4, PinMode.Output), clock, new DustRhythm(60_000, true, WarmUp));
        Thread.Sleep(WarmUp + 1);
        Assert.Equal(Cause.None, dust.Read(reading));
        Assert.Equal(Cause.WarmingUp, dust.Read(reading));
        Assert.True(reading.Has(QuantityTable.Pm25));
    });

    [Fact]
    public void A_sensor_that_lost_its_supply_warms_up_anew() => OnBench(() =>
    {
        var dust = new Pms5003("COM2", new GpioController().OpenPin(4, PinMode.Output), new SystemClock(), new DustRhythm(1000, false, WarmUp));
        Thread.Sleep(WarmUp + 1);
        Assert.Equal(Cause.None, dust.Read(reading));
        Assert.Equal(Cause.None, dust.Read(reading));

        // Back in its active mode it talks unasked after a second.
        board.Particles.PowerDown();
        board.Particles.PowerUp();
        Thread.Sleep(1200);
        Assert.Equal(Cause.WarmingUp, dust.Read(reading));
        Thread.Sleep(WarmUp + 1);
        Assert.Equal(Cause.None, dust.Read(reading));
    });

    [Fact]
    public void A_sensor_that_does_not_hear_commands_is_read_in_its_active_mode() => OnBench(() =>
    {
        board.Particles.IsDeaf = true;
        var deaf = new Pms5003("COM2", null, new SystemClock(), new DustRhythm(1000, false, WarmUp));
        for (var i = 0; i < 3; i++)
        {
            deaf.Read(reading);
            Assert.Equal(12, reading.Value(QuantityTable.Pm25));
            Thread.Sleep(1100);
        }

        Assert.Equal(Cause.None, deaf.Read(reading));
    });

    private void OnBench(Action firmware)
    {
        using var bench = new Bench(board.Wiring);
        bench.Run(firmware);
    }
}
