using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>An air quality node with its real firmware, in a world that a test bends.</summary>
internal sealed class AirNode : IDisposable
{
    private readonly Block block = new();

    /// <param name="sps30">Else it has a PMS5003.</param>
    /// <param name="milliseconds">Sampling period.</param>
    /// <param name="more">More lines of its settings.</param>
    /// <param name="prepare">Called with the root of its storage before its power comes on.</param>
    internal AirNode(bool sps30 = false, int milliseconds = 300, string more = "", Action<string>? prepare = null)
    {
        Around = new FaultySurroundings(block.Weather.At(1));
        Hardware = new AirQualityBoard(Around, TimeProvider.System, sps30);
        Board = block.Board("aq-0007", Hardware, $"sample.milliseconds={milliseconds}\nair.dust={(sps30 ? "sps30" : "pms5003")}\n{more}");
        prepare?.Invoke(Board.StorageRoot);
        Board.Start(AirQuality.Program.Boot);
    }

    internal FaultySurroundings Around { get; }

    internal AirQualityBoard Hardware { get; }

    internal VirtualBoard Board { get; }

    internal IReadOnlyList<Reading> Readings => block.Heard.Readings;

    internal Reading Last => Readings[^1];

    /// <summary>Waits for a reading, from now on, that is so; returns it.</summary>
    internal Reading WaitFor(Func<Reading, bool> isSo, string what)
    {
        var before = Readings.Count;
        block.Heard.WaitUntil(h => h.Readings.Skip(before).Any(isSo), what);
        return Readings.Skip(before).First(isSo);
    }

    /// <summary>Waits for a flagged reading that names the cause, and for its flag.</summary>
    internal Reading WaitFor(Part part, Cause cause) =>
        WaitFor(
            r => r.Has(QuantityTable.Cause) && r.Steps(QuantityTable.Cause) == Causes.Pack(part, cause)
                && (r.Flags & (Causes.IsDoubt(cause) ? ReadingFlags.Doubtful : ReadingFlags.SensorFault)) != 0,
            $"{Words.OfPart(part)}: {Words.OfCause(cause)}");

    internal static bool HasClimate(Reading r) => r.Has(QuantityTable.Temperature) && r.Has(QuantityTable.Humidity) && r.Has(QuantityTable.Pressure);

    internal static bool HasDust(Reading r) => r.Has(QuantityTable.Pm25) && r.Has(QuantityTable.Pm10);

    public void Dispose()
    {
        Assert.Empty(Board.Faults);
        block.Dispose();
    }
}
