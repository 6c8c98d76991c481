using EdgeNodes.Contract.Quantities;
using EdgeNodes.Esp32;
using EdgeNodes.Node;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>What an air node makes of what it measures.</summary>
public sealed class AirValueTests
{
    [Fact]
    public void The_warmth_of_its_own_case_is_taken_off_and_the_humidity_is_that_outside()
    {
        using var node = new AirNode(more: "air.self_heating_tenths=30");
        node.Around.Put(Measurand.AirTemperature, 23).Put(Measurand.Humidity, 50);
        var reading = node.WaitFor(r => r.Has(QuantityTable.Temperature) && Math.Abs(r.Value(QuantityTable.Temperature) - 20) < 0.05, "20 Cel outside");
        Assert.Equal(60, reading.Value(QuantityTable.Humidity), 0.6);
    }

    [Fact]
    public void What_the_gas_index_learned_before_a_power_cut_counts_after_it()
    {
        using var node = new AirNode(milliseconds: 1000, prepare: Learned);
        node.Around.Put(Measurand.AirTemperature, 20).Put(Measurand.Humidity, 50).Put(Measurand.GasResistance, 100_000);

        var reading = node.WaitFor(r => r.Has(QuantityTable.GasIndex), "the index");

        // 100 kOhm at 8.6 g/m3 are 130 kOhm in dry air, against a ceiling of 200 kOhm.
        Assert.Equal(42, reading.Value(QuantityTable.GasIndex), 2.0);
        Assert.Equal(1, reading.Value(QuantityTable.GasAccuracy));
        Assert.Equal(100_000, reading.Value(QuantityTable.GasResistance), 2_000.0);
        Assert.True(node.Readings.Count(r => !r.Has(QuantityTable.GasIndex)) >= 10, "the plate had no time to settle");
    }

    private static void Learned(string storageRoot)
    {
        var index = new GasIndex();
        for (var i = 0; i < GasIndex.BurnIn; i++)
        {
            Assert.True(index.Feed(200_000, 20, 0));
        }

        new GasIndexFile(new FileStorage(storageRoot), new ConsoleLog()).SaveIfDue(index);
    }
}
