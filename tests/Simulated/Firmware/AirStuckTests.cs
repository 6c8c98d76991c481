using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

public sealed class AirStuckTests
{
    [Fact]
    public void Sensors_that_stand_still_are_told_apart_and_come_back()
    {
        using var node = new AirNode(milliseconds: 100);
        node.WaitFor(AirNode.HasClimate, "the climate");

        node.Around.Hold(Measurand.AirTemperature).Hold(Measurand.Humidity).Hold(Measurand.Pm25).Hold(Measurand.Pm10);
        var dust = node.WaitFor(Part.Pms5003, Cause.Stuck);
        Assert.True(AirNode.HasClimate(dust));
        Assert.False(AirNode.HasDust(dust));
        Assert.False(AirNode.HasClimate(node.WaitFor(Part.Bme680, Cause.Stuck)));

        node.Around.Mend(Measurand.AirTemperature).Mend(Measurand.Humidity).Mend(Measurand.Pm25).Mend(Measurand.Pm10);
        node.WaitFor(r => AirNode.HasClimate(r) && AirNode.HasDust(r), "both again");
    }
}
