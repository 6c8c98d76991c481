using System.Device.Gpio;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Chips;

namespace EdgeNodes.Simulated.Tests.Chips;

/// <summary>Drivers on 0-10 V and PWM, and the meter in their supply, with what breaks about them.</summary>
public sealed class LampDriverTests
{
    [Fact]
    public void A_0_10_V_driver_follows_its_voltage_and_a_relay_switches_it_off()
    {
        var board = new StreetlightBoard(new World(), LampControl.Analog);
        using var bench = new Bench(board.Wiring);
        bench.Run(() =>
        {
            var relay = new GpioController().OpenPin(26, PinMode.Output);
            var lamp = new AnalogLamp(new PwmLamp(18, 1000), new ControlVoltage(20, 10, 100), relay);
            Assert.True(lamp.TrySetLevel(100));
            Assert.Equal((5.0, 0.5), (board.Stage.Volts, board.Lamp.Level));
            Assert.True(lamp.TrySetLevel(0));
            Assert.Equal((0.0, 0.0), (board.Lamp.Level, board.Lamp.Watts));
            board.Relay.IsWelded = true;
            lamp.TrySetLevel(0);
            Assert.True(board.Lamp.Watts > 2);
        });
        Assert.Equal((10.0, false), (board.Stage.Volts, board.Lamp.IsCut));
    }

    [Fact]
    public void A_board_in_reset_leaves_a_pwm_lamp_full_on()
    {
        var lamp = new Lamp();
        lamp.Drive(0.3, 1000);
        Assert.Equal(0.3, lamp.Level);
        lamp.Drive(0, 0);
        Assert.Equal(1, lamp.Level);
    }

    [Fact]
    public void Every_fault_of_the_meter_has_its_cause_and_ends_with_it()
    {
        var board = new StreetlightBoard(new World());
        using var bench = new Bench(board.Wiring);
        bench.Run(() =>
        {
            var street = new Street(board);
            Assert.Equal((Cause.None, 40), street.Sample(200));
            foreach (var (fault, cause) in new[]
            {
                (MeterFault.SupplyOpen, Cause.WireBreak), (MeterFault.ShuntShorted, Cause.OutOfRange), (MeterFault.ShuntOpen, Cause.Implausible),
            })
            {
                board.Meter.Fault = fault;
                var (told, watts) = street.Sample(200);
                Assert.Equal((cause, Causes.IsDoubt(cause) ? 0 : -1), (told, watts));
                board.Meter.Fault = MeterFault.None;
                Assert.Equal((Cause.None, 40), street.Sample(200));
            }

            board.Wiring.Disconnect(board.Meter);
            Assert.Equal((Cause.NoAnswer, -1), street.Sample(200));
            board.Wiring.Reconnect(board.Meter);
            Assert.Equal((Cause.None, 40), street.Sample(200));
        });
    }

    [Fact]
    public void A_meter_that_stands_still_while_the_lamp_dims_is_told_and_recovers()
    {
        var board = new StreetlightBoard(new World());
        using var bench = new Bench(board.Wiring);
        bench.Run(() =>
        {
            var street = new Street(board);
            street.Sample(200);
            board.Meter.Fault = MeterFault.Stuck;
            Assert.Equal((Cause.Stuck, -1), street.Sample(100));
            Assert.Equal((Cause.Stuck, -1), street.Sample(100));
            board.Meter.Fault = MeterFault.None;
            Assert.Equal((Cause.None, 20), street.Sample(100));
        });
    }

    [Fact]
    public void A_meter_with_a_bad_ground_is_noise()
    {
        var board = new StreetlightBoard(new World());
        using var bench = new Bench(board.Wiring);
        bench.Run(() =>
        {
            var street = new Street(board);
            board.Meter.Fault = MeterFault.Noisy;
            Assert.Contains(Enumerable.Range(0, 12).Select(_ => street.Sample(200)), sample => sample == (Cause.Noise, -1));
            board.Meter.Fault = MeterFault.None;
            Assert.Contains(Enumerable.Range(0, 12).Select(_ => street.Sample(200)), sample => sample == (Cause.None, 40));
        });
    }

    [Fact]
    public void What_fails_on_the_mast_shows_in_the_lamp_state()
    {
        var board = new StreetlightBoard(new World());
        using var bench = new Bench(board.Wiring);
        bench.Run(() =>
        {
            var street = new Street(board);
            Assert.Equal(0, street.StateAfter(200, 120));

            board.Lamp.IsBroken = true;
            Assert.Equal(LampStates.LampFailure, street.StateAfter(200, 120));
            board.Lamp.IsBroken = false;
            Assert.Equal(0, street.StateAfter(200, 20));

            board.Lamp.IsDriverDead = true;
            Assert.Equal(LampStates.LampFailure, street.StateAfter(200, 120));
            Assert.Equal((Cause.Implausible, 0), street.Sample(200));
            board.Lamp.IsDriverDead = false;
            Assert.Equal(0, street.StateAfter(200, 20));

            board.Lamp.BurnsOn = true;
            Assert.Equal(LampStates.DayBurner, street.StateAfter(0, 120));
            board.Lamp.BurnsOn = false;
            Assert.Equal(0, street.StateAfter(0, 20));
        });
    }

    [Fact]
    public void A_lamp_that_flickers_cycles()
    {
        var time = new ManualTime();
        var board = new StreetlightBoard(new World(), LampControl.Pwm, time);
        board.Lamp.FlickerEvery = TimeSpan.FromSeconds(40);
        using var bench = new Bench(board.Wiring);
        bench.Run(() =>
        {
            var street = new Street(board) { Passes = seconds => time.Advance(TimeSpan.FromSeconds(seconds)) };
            Assert.Equal(LampStates.CyclingFailure, street.StateAfter(200, 400));
        });
    }

    /// <summary>The firmware's parts around one lamp, at a clock of their own.</summary>
    private sealed class Street : IClock
    {
        private const int Every = 10;
        private readonly WatchedLamp lamp;
        private readonly Sampler sampler;
        private readonly LampHealth health;
        private readonly Reading reading = new();

        internal Street(StreetlightBoard board)
        {
            Assert.False(board.Lamp.IsBroken);
            using var flash = new TempFolder();
            var counters = new LampCounters(new FileStorage(flash.Path + Path.DirectorySeparatorChar));
            lamp = new WatchedLamp(new PwmLamp(18, 1000), this);
            lamp.Use(lamp.Driver, CloTable.None(), counters);
            health = new LampHealth(lamp, counters, 40, hasRelay: false);
            sampler = new Sampler([new LampPower(1, this, new EnergyMeter(), lamp, new MeterCheck(40), false)], new ConsoleLog());
        }

        public long Milliseconds { get; private set; }

        public TimeQuality Quality => TimeQuality.Unknown;

        public uint UnixSeconds => 0;

        /// <summary>What else gets older.</summary>
        internal Action<int> Passes { get; init; } = _ => { };

        /// <summary>The lamp is told a level, and looked at each ten seconds for so long.</summary>
        internal int StateAfter(int level, int seconds)
        {
            for (var i = 0; i < seconds; i += Every)
            {
                Milliseconds += Every * 1000;
                Passes(Every);
                Sample(level);
                health.Judge(reading, Milliseconds);
            }

            return reading.Steps(QuantityTable.LampState);
        }

        internal (Cause Cause, int Watts) Sample(int level)
        {
            lamp.TrySetLevel(level);
            sampler.Sample(reading);
            var cause = reading.Has(QuantityTable.Cause) ? Causes.CauseOf(reading.Steps(QuantityTable.Cause)) : Cause.None;
            Assert.Equal(cause == Cause.None ? ReadingFlags.None : Causes.IsDoubt(cause) ? ReadingFlags.Doubtful : ReadingFlags.SensorFault, reading.Flags);
            return (cause, reading.Has(QuantityTable.Power) ? (int)Math.Round(reading.Value(QuantityTable.Power)) : -1);
        }
    }
}
