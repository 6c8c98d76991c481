using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

public sealed class AirWarmUpTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_half_a_minute_the_dust_counts_and_fog_makes_it_doubtful(bool sps30)
    {
        using var node = new AirNode(sps30, 1000);
        node.Around.Put(Measurand.Humidity, 60);
        var first = node.WaitFor(r => r.Flags == ReadingFlags.None, "a reading without doubt");
        Assert.True(AirNode.HasClimate(first) && AirNode.HasDust(first));
        Assert.All(node.Readings.Where(r => r.Sequence < first.Sequence), r => Assert.Equal(ReadingFlags.Doubtful, r.Flags));
        Assert.InRange(first.Time - node.Readings[1].Time, 27u, 40u);

        node.Around.Put(Measurand.Humidity, 92);
        Assert.True(AirNode.HasDust(node.WaitFor(sps30 ? Part.Sps30 : Part.Pms5003, Cause.Humid)));
        node.Around.Put(Measurand.Humidity, 60);
        node.WaitFor(r => r.Flags == ReadingFlags.None && r.Value(QuantityTable.Humidity) < 61, "dry air");
    }
}
