using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>A water level node with the real firmware, and water that a test bends.</summary>
internal sealed class Manhole : IDisposable
{
    internal Manhole(WaterSensor sensor, string more, bool hasThermometer = false, ISurroundings? around = null)
    {
        Around = new FaultySurroundings(around ?? Block.Weather.At(1));
        Board = new WaterLevelBoard(Around, TimeProvider.System, sensor, hasThermometer);
        var name = sensor switch
        {
            WaterSensor.JsnSr04t => "jsn-sr04t",
            WaterSensor.HcSr04 => "hc-sr04",
            WaterSensor.Loop => "loop",
            _ => "a02yyuw",
        };
        Node = Block.Board("wl-0003", Board, $"water.sensor={name}\nwater.reference_mm=3000\nwater.loop_range_mm=5000\n{more}");
        Node.Start(WaterLevel.Program.Boot);
    }

    internal Block Block { get; } = new();

    internal FaultySurroundings Around { get; }

    internal WaterLevelBoard Board { get; }

    internal VirtualBoard Node { get; }

    internal IReadOnlyList<Reading> Readings => Block.Heard.Readings;

    /// <summary>Waits for a new reading like that.</summary>
    internal Reading Next(Func<Reading, bool> isSo, string what)
    {
        var from = Readings.Count;
        Reading? found = null;
        try
        {
            Block.Heard.WaitUntil(h => (found = h.Readings.Skip(from).FirstOrDefault(isSo)) != null, what);
        }
        catch (Xunit.Sdk.XunitException e)
        {
            var last = Readings[^1];
            throw new Xunit.Sdk.XunitException($"{e.Message}; the last one: flags {last.Flags}, cause {CauseOf(last)}, console: {string.Join(" / ", Node.Console.Lines.TakeLast(5))}");
        }

        return found!;
    }

    internal static (Part Part, Cause Cause) CauseOf(Reading reading)
    {
        var packed = reading.Steps(QuantityTable.Cause);
        return (Causes.PartOf(packed), Causes.CauseOf(packed));
    }

    public void Dispose() => Block.Dispose();
}
