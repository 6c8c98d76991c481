using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>Header J2 of a manhole, whose port serves the technician's cable or the thermometer in the shaft.</summary>
public sealed class ServiceHeaderTests
{
    private const string Settings = "sample.milliseconds=200\nwater.danger_mm=2500";

    [Fact]
    public void With_a_cable_in_the_thermometer_rests_and_the_level_and_the_flood_alarm_go_on()
    {
        var world = new World { [Measurand.Distance] = 1870, [Measurand.AirTemperature] = 2 };
        using var hole = new Manhole(WaterSensor.A02yyuw, Settings, hasThermometer: true, world);
        var cold = hole.Next(r => r.Has(QuantityTable.Temperature), "a temperature");
        Assert.Equal(2.0, cold.Value(QuantityTable.Temperature), 0.25);
        Assert.Contains(hole.Node.Console.Lines, l => l.StartsWith("no service console: nothing is plugged into J2", StringComparison.Ordinal));

        // Plugged in while it runs it changes nothing: the port is looked at when the program starts.
        hole.Node.Cable.PlugIn();
        hole.Node.Cable.Type("status");
        hole.Next(r => r.Has(QuantityTable.Temperature), "a temperature still");
        Assert.Empty(hole.Node.Cable.Lines);

        Restart(hole);
        hole.Next(r => r.Boot == 2 && r.Flags == ReadingFlags.None && r.Has(QuantityTable.WaterLevel) && !r.Has(QuantityTable.Temperature), "a level without a temperature");
        hole.Node.Cable.Type("self-test");
        hole.Block.Heard.WaitUntil(_ => hole.Node.Cable.Lines.Any(l => l.StartsWith("  battery ", StringComparison.Ordinal)), "the end of the self-test");
        Assert.Contains("a02yyuw: good", hole.Node.Cable.Lines);
        Assert.Contains("ds18b20: rests, the cable has its port: unplug J2 and restart to ask it", hole.Node.Cable.Lines);
        hole.Board.FloatSwitch.IsWet = true;
        hole.Next(r => r.Boot == 2 && r.Steps(QuantityTable.FloodState) > 0, "the alarm of the float switch");

        hole.Board.FloatSwitch.IsWet = false;
        hole.Node.Cable.Unplug();
        Restart(hole);
        hole.Next(r => r.Boot == 3 && r.Has(QuantityTable.Temperature), "the temperature again");
        Assert.Empty(hole.Node.Faults);
    }

    [Fact]
    public void A_node_that_sleeps_finds_the_cable_and_its_end_at_its_wake_ups()
    {
        using var hole = new Manhole(
            WaterSensor.JsnSr04t, "sample.milliseconds=4000\nsleep.deep=1\nsleep.awake_seconds=5\nreport.batch=1", hasThermometer: true,
            new World { [Measurand.Distance] = 1870, [Measurand.AirTemperature] = 2 });
        var cold = hole.Next(r => r.Has(QuantityTable.Temperature), "a temperature");
        hole.Node.Cable.PlugIn();
        var resting = hole.Next(r => !r.Has(QuantityTable.Temperature), "a reading of a wake-up with the cable");
        // What the thermometer said before still corrects the speed of sound.
        Assert.Equal(cold.Value(QuantityTable.Distance), resting.Value(QuantityTable.Distance), 5.0);
        Assert.Equal(ReadingFlags.None, resting.Flags);
        hole.Node.Cable.Unplug();
        hole.Next(r => r.Has(QuantityTable.Temperature), "the temperature after the cable");
        Assert.Equal(1, hole.Readings[^1].Boot);
        Assert.Empty(hole.Node.Faults);
    }

    private static void Restart(Manhole hole)
    {
        hole.Node.CutPower();
        hole.Node.Start(WaterLevel.Program.Boot);
    }
}
