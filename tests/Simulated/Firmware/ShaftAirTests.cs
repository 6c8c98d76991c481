using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>The thermometer that corrects an HC-SR04's distances: what is wrong with it is told, and the level goes on.</summary>
public sealed class ShaftAirTests
{
    private const double Down = 1870;

    [Fact]
    public void One_that_is_silent_stuck_noisy_or_out_of_range_costs_its_own_value_only()
    {
        using var hole = Begin("sample.milliseconds=100\nwater.air_stuck_samples=6");
        hole.Board.Wiring.Disconnect(hole.Board.Air);
        Expect(hole, Cause.NoAnswer);
        hole.Board.Wiring.Reconnect(hole.Board.Air);
        Expect(hole, Cause.None);

        // The chip is broken, not the air: sound travels as before.
        var chip = hole.Board.Air;
        chip.Fault = _ => 5;
        Expect(hole, Cause.Stuck);
        var jump = 0;
        chip.Fault = celsius => celsius + (++jump % 2 == 0 ? 9 : -9);
        Expect(hole, Cause.Noise);
        chip.Fault = _ => 70;
        Expect(hole, Cause.OutOfRange);
        // The data sheet's power-on value: nobody converted.
        chip.Fault = _ => 85;
        Expect(hole, Cause.Stuck);
        chip.Fault = null;
        Expect(hole, Cause.None);
        Assert.Empty(hole.Node.Faults);
    }

    [Fact]
    public void One_that_stands_still_over_the_sleeps_of_its_node_is_found_out_all_the_same()
    {
        using var hole = Begin("sleep.deep=1\nsleep.awake_seconds=5\nsample.milliseconds=4000\nwater.air_stuck_samples=2");
        hole.Board.Air.Fault = _ => 5;
        Expect(hole, Cause.Stuck);
        Assert.True(hole.Node.Boots >= 3, $"the program began {hole.Node.Boots} times");
        Assert.DoesNotContain(hole.Node.Console.Lines, l => l.Contains("too long", StringComparison.Ordinal));
        Assert.Empty(hole.Node.Faults);
    }

    private static Manhole Begin(string settings)
    {
        var hole = new Manhole(WaterSensor.HcSr04, settings, hasThermometer: true, new Shaft());
        Expect(hole, Cause.None);
        return hole;
    }

    /// <summary>Whatever the thermometer says, the distance stays within what its own last words allow.</summary>
    private static void Expect(Manhole hole, Cause cause)
    {
        var reading = hole.Next(
            r => cause == Cause.None ? r.Flags == ReadingFlags.None && r.Has(QuantityTable.Temperature) : Manhole.CauseOf(r) == (Part.Ds18b20, cause),
            $"ds18b20 {Words.OfCause(cause)}");
        Assert.Equal(cause == Cause.None, reading.Has(QuantityTable.Temperature));
        // 0.17 % a kelvin: before it is found out a jump of 9 K pulls by that much, and never more.
        Assert.Equal(Down, reading.Value(QuantityTable.Distance), 40.0);
        Assert.True(reading.Has(QuantityTable.WaterLevel) && reading.Has(QuantityTable.Battery));
    }

    /// <summary>Calm water at one height, and air whose temperature breathes about 4 Cel.</summary>
    private sealed class Shaft : ISurroundings
    {
        private int samples;

        public double Of(Measurand what) => what switch
        {
            Measurand.Distance => Down,
            Measurand.AirTemperature => 4 + Math.Sin(Volatile.Read(ref samples) * 0.7),
            Measurand.Battery => 4,
            _ => 0,
        };

        public void SampleBegins() => Interlocked.Increment(ref samples);
    }
}
