using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>Every sensor that a manhole can have: what it tells, and what becomes of each way to fail.</summary>
public sealed class WaterSensorTests
{
    [Theory]
    [InlineData(WaterSensor.A02yyuw)]
    [InlineData(WaterSensor.JsnSr04t)]
    [InlineData(WaterSensor.HcSr04)]
    [InlineData(WaterSensor.Loop)]
    public void Each_sensor_tells_the_same_level_in_a_cold_shaft(WaterSensor sensor)
    {
        var world = new World { [Measurand.Distance] = 1870, [Measurand.AirTemperature] = 2 };
        using var hole = new Manhole(sensor, "sample.milliseconds=100\nwater.danger_mm=2500", hasThermometer: true, world);

        var reading = hole.Next(r => r.Flags == ReadingFlags.None, "a reading");

        Assert.Equal(1130, reading.Value(QuantityTable.WaterLevel), 5.0);
        Assert.Equal(2.0, reading.Value(QuantityTable.Temperature), 0.25);
        Assert.Equal(0, reading.Steps(QuantityTable.FloodState));
        Assert.Equal(sensor != WaterSensor.Loop, reading.Has(QuantityTable.Distance));
        Assert.Empty(hole.Node.Faults);
    }

    [Fact]
    public void Without_a_thermometer_10_Cel_are_assumed_and_the_console_says_so()
    {
        var world = new World { [Measurand.Distance] = 1870, [Measurand.AirTemperature] = 20 };
        using var hole = new Manhole(WaterSensor.HcSr04, "sample.milliseconds=100", around: world);
        var reading = hole.Next(_ => true, "a reading");
        // Sound of 20 Cel taken for that of 10 Cel: 1.7 per cent short.
        Assert.Equal(1838, reading.Value(QuantityTable.Distance), 5.0);
        Assert.False(reading.Has(QuantityTable.Temperature));
        Assert.Contains(hole.Node.Console.Lines, l => l.Contains("no thermometer in the shaft", StringComparison.Ordinal));
    }

    [Fact]
    public void An_A02YYUW_in_trouble_is_flagged_with_its_cause_and_recovers()
    {
        using var hole = Healthy(WaterSensor.A02yyuw);
        Fails(hole, Part.A02yyuw, Cause.NoAnswer, () => hole.Board.Wiring.Disconnect(hole.Board.Level), () => hole.Board.Wiring.Reconnect(hole.Board.Level));
        Fails(hole, Part.A02yyuw, Cause.Checksum, () => hole.Board.Level.IsDamaged = true, () => hole.Board.Level.IsDamaged = false);
        Bends(hole, Part.A02yyuw, Cause.OutOfRange, 6000);
        Bends(hole, Part.A02yyuw, Cause.EchoLost, 0);
        Bends(hole, Part.A02yyuw, Cause.DeadZone, 20);
        Scatters(hole, Part.A02yyuw);
        Fails(hole, Part.A02yyuw, Cause.Stuck, () => hole.Around.Hold(Measurand.Distance), () => hole.Around.Mend(Measurand.Distance));
        Assert.Empty(hole.Node.Faults);
    }

    [Fact]
    public void A_JSN_SR04T_in_trouble_is_flagged_with_its_cause_and_recovers()
    {
        using var hole = Healthy(WaterSensor.JsnSr04t);
        Fails(hole, Part.JsnSr04t, Cause.NoAnswer, () => hole.Board.Wiring.Disconnect(hole.Board.Jsn), () => hole.Board.Wiring.Reconnect(hole.Board.Jsn));
        Fails(hole, Part.JsnSr04t, Cause.Checksum, () => hole.Board.Jsn.IsDamaged = true, () => hole.Board.Jsn.IsDamaged = false);
        Bends(hole, Part.JsnSr04t, Cause.EchoLost, 7000);
        Scatters(hole, Part.JsnSr04t);
        Assert.Empty(hole.Node.Faults);
    }

    [Fact]
    public void A_clone_of_the_JSN_SR04T_is_found_out_said_and_used()
    {
        using var hole = new Manhole(WaterSensor.JsnSr04t, "sample.milliseconds=100");
        hole.Next(_ => true, "a reading by the manual's sum");
        hole.Node.CutPower();
        // Exchanged for a cheaper one.
        hole.Board.Jsn.IsClone = true;
        hole.Node.Start(WaterLevel.Program.Boot);
        hole.Next(r => r.Boot == 2 && r.Flags == ReadingFlags.None && r.Has(QuantityTable.Distance), "a distance by a clone's sum");
        Assert.Contains(hole.Node.Console.Lines, l => l.Contains("sensor jsn-sr04t: a clone", StringComparison.Ordinal));
    }

    [Fact]
    public void An_HC_SR04_in_trouble_is_flagged_with_its_cause_and_recovers()
    {
        using var hole = Healthy(WaterSensor.HcSr04);
        var (wiring, chip) = (hole.Board.Wiring, hole.Board.HcSr04);
        Fails(hole, Part.HcSr04, Cause.NoAnswer, () => wiring.Disconnect(chip.Echo), () => wiring.Reconnect(chip.Echo));
        Fails(hole, Part.HcSr04, Cause.NoAnswer, () => wiring.Disconnect(chip.Trigger), () => wiring.Reconnect(chip.Trigger));
        Bends(hole, Part.HcSr04, Cause.EchoLost, 4200);
        Scatters(hole, Part.HcSr04);
        Assert.Empty(hole.Node.Faults);
    }

    [Fact]
    public void A_current_loop_in_trouble_is_flagged_with_its_cause_and_recovers()
    {
        using var hole = Healthy(WaterSensor.Loop);
        var (wiring, board) = (hole.Board.Wiring, hole.Board);
        Fails(hole, Part.LoopProbe, Cause.WireBreak, () => wiring.Disconnect(board.Probe), () => wiring.Reconnect(board.Probe));
        Fails(hole, Part.Ads1115, Cause.NoAnswer, () => wiring.Disconnect(board.Converter), () => wiring.Reconnect(board.Converter));
        Fails(hole, Part.LoopProbe, Cause.OutOfRange, () => board.Probe.FaultMilliamps = 22, () => board.Probe.FaultMilliamps = null);
        Fails(hole, Part.LoopProbe, Cause.WireBreak, () => board.Probe.FaultMilliamps = 3.5, () => board.Probe.FaultMilliamps = null);
        Fails(hole, Part.LoopProbe, Cause.ShortCircuit, () => board.Probe.FaultMilliamps = 60, () => board.Probe.FaultMilliamps = null);
        Scatters(hole, Part.LoopProbe);
        Assert.Empty(hole.Node.Faults);
    }

    private static Manhole Healthy(WaterSensor sensor)
    {
        var hole = new Manhole(sensor, "sample.milliseconds=100\nwater.fast_seconds=1");
        hole.Next(r => r.Flags == ReadingFlags.None && r.Has(QuantityTable.WaterLevel), "a healthy reading");
        return hole;
    }

    private static void Bends(Manhole hole, Part part, Cause cause, double distance) =>
        Fails(hole, part, cause, () => hole.Around.Put(Measurand.Distance, distance), () => hole.Around.Mend(Measurand.Distance));

    private static void Scatters(Manhole hole, Part part) =>
        Fails(hole, part, Cause.Noise, () => hole.Around.Scatter(Measurand.Distance, 700), () => hole.Around.Mend(Measurand.Distance));

    private static void Fails(Manhole hole, Part part, Cause cause, Action inject, Action mend)
    {
        inject();
        var reading = hole.Next(r => Manhole.CauseOf(r) == (part, cause), $"{Words.OfPart(part)} {Words.OfCause(cause)}");
        Assert.Equal(Causes.IsDoubt(cause) ? ReadingFlags.Doubtful : ReadingFlags.SensorFault, reading.Flags);
        Assert.False(reading.Has(QuantityTable.Distance) || reading.Has(QuantityTable.WaterLevel) || reading.Has(QuantityTable.FloodState));
        Assert.True(reading.Has(QuantityTable.Battery));
        mend();
        hole.Next(r => r.Flags == ReadingFlags.None && r.Has(QuantityTable.WaterLevel), $"the level again after {Words.OfCause(cause)}");
    }
}
