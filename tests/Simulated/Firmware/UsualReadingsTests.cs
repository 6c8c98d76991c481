using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Simulated.Boards;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>What each kind tells when all is well: the usual values, numbered from 0, with the time as the network knows it.</summary>
public sealed class UsualReadingsTests : IDisposable
{
    // Diagnostics come along now and then, and the signal strength as soon as the radio knows it.
    private const long OfEveryNode = (31L << 18) | (1L << 32);

    private readonly Block block = new();
    private readonly long began = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    public void Dispose() => block.Dispose();

    [Fact]
    public void An_air_quality_node_tells_the_air()
    {
        var node = block.Board("aq-0007", new AirQualityBoard(block.Weather.At(1), TimeProvider.System), "sample.milliseconds=1500");
        node.Start(AirQuality.Program.Boot);

        // The dust sensor's fan needs half a minute: until then its values are there, and doubtful.
        var reading = Third(NodeKind.AirQuality, ReadingFlags.Doubtful);

        Assert.Equal(KindQuantities.Usual(NodeKind.AirQuality) | (1L << QuantityTable.Cause.Code), reading.Mask & ~OfEveryNode);
        Assert.Equal(Causes.Pack(Part.Pms5003, Cause.WarmingUp), reading.Steps(QuantityTable.Cause));
        Assert.InRange(reading.Value(QuantityTable.Temperature), -10, 35);
        Assert.InRange(reading.Value(QuantityTable.Humidity), 10, 100);
        Assert.InRange(reading.Value(QuantityTable.Pressure), 950, 1050);
        Assert.InRange(reading.Value(QuantityTable.GasResistance), 10_000, 1_000_000);
        Assert.InRange(reading.Value(QuantityTable.Pm25), 0, 100);
        Assert.InRange(reading.Value(QuantityTable.Pm10), reading.Value(QuantityTable.Pm25), 200);
    }

    [Fact]
    public void A_soil_moisture_node_tells_the_soil()
    {
        var node = block.Board(
            "sm-0012", new SoilMoistureBoard(block.Weather.At(1), TimeProvider.System), "sample.milliseconds=1500\nsoil.dry=2600\nsoil.wet=1300");
        node.Start(SoilMoisture.Program.Boot);

        var reading = Third(NodeKind.SoilMoisture);

        Assert.Equal(KindQuantities.Usual(NodeKind.SoilMoisture), reading.Mask & ~OfEveryNode);
        Assert.InRange(reading.Value(QuantityTable.SoilTemperature), 0, 30);
        Assert.InRange(reading.Value(QuantityTable.SoilMoistureRaw), 1300, 2650);
        Assert.InRange(reading.Value(QuantityTable.SoilMoisture), 0, 100);
        Assert.InRange(reading.Value(QuantityTable.Battery), 3.5, 4.3);
    }

    [Fact]
    public void A_water_level_node_tells_the_level()
    {
        var node = block.Board(
            "wl-0003", new WaterLevelBoard(block.Weather.At(1), TimeProvider.System), "sample.milliseconds=1000\nwater.reference_mm=3000\nwater.danger_mm=2900");
        node.Start(WaterLevel.Program.Boot);

        var reading = Third(NodeKind.WaterLevel);

        Assert.Equal(KindQuantities.Usual(NodeKind.WaterLevel), reading.Mask & ~OfEveryNode);
        Assert.InRange(reading.Value(QuantityTable.Distance), 250, 4500);
        Assert.Equal(3000, reading.Value(QuantityTable.Distance) + reading.Value(QuantityTable.WaterLevel));
    }

    [Fact]
    public void A_streetlight_is_on_and_tells_its_power()
    {
        var board = new StreetlightBoard(block.Weather.At(1));
        var node = block.Board("sl-0123", board, "sample.milliseconds=500");
        node.Start(Streetlight.Program.Boot);

        var reading = Third(NodeKind.Streetlight);

        Assert.Equal(KindQuantities.Usual(NodeKind.Streetlight), reading.Mask & ~OfEveryNode);
        Assert.Equal(100, reading.Value(QuantityTable.DimLevel));
        Assert.InRange(reading.Value(QuantityTable.Power), 30, 50);
    }

    private Reading Third(NodeKind kind, ReadingFlags flags = ReadingFlags.None)
    {
        block.Heard.WaitUntil(h => h.Readings.Count >= 3, "three readings");
        var readings = block.Heard.Readings;
        Assert.Equal([0u, 1u, 2u], readings.Take(3).Select(r => r.Sequence));
        Assert.All(readings, r => Assert.Equal((kind, (ushort)1, flags), (r.Node.Kind, r.Boot, r.Flags)));

        // The first one was taken before the network told the time, and corrected when it was sent.
        Assert.Equal([TimeQuality.Estimated, TimeQuality.Synced, TimeQuality.Synced], readings.Take(3).Select(r => r.TimeQuality));
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Assert.All(readings, r => Assert.InRange(r.Time, began - 1, now + 1));
        return readings[2];
    }
}
