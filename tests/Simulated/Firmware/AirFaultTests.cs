using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>A sensor of an air node that fails costs its own values and nothing else, says why, and comes back.</summary>
public sealed class AirFaultTests
{
    [Fact]
    public void A_climate_sensor_whose_wire_breaks_costs_its_values_only()
    {
        using var node = new AirNode();
        node.WaitFor(AirNode.HasClimate, "the climate");

        node.Hardware.Wiring.Disconnect(node.Hardware.Gas);
        var reading = node.WaitFor(Part.Bme680, Cause.NoAnswer);
        Assert.False(AirNode.HasClimate(reading) || reading.Has(QuantityTable.GasResistance));
        Assert.True(AirNode.HasDust(reading));

        node.Hardware.Wiring.Reconnect(node.Hardware.Gas);
        node.WaitFor(AirNode.HasClimate, "the climate again");
    }

    [Fact]
    public void A_climate_sensor_that_lost_its_supply_for_a_moment_never_tells_its_reset_values()
    {
        using var node = new AirNode();
        node.Around.Put(Measurand.AirTemperature, -15);
        node.WaitFor(AirNode.HasClimate, "the climate");
        for (var i = 0; i < 3; i++)
        {
            node.Hardware.Gas.PowerDown();
            node.Hardware.Gas.PowerUp();
            node.WaitFor(r => !AirNode.HasClimate(r), "a fault");
            node.WaitFor(AirNode.HasClimate, "the climate again");
        }

        Assert.All(node.Readings.Where(r => r.Has(QuantityTable.Temperature)).Skip(1), r => Assert.InRange(r.Value(QuantityTable.Temperature), -15.1, -14.9));
    }

    [Fact]
    public void A_plate_that_stays_cold_costs_the_gas_only()
    {
        using var node = new AirNode();
        node.WaitFor(r => r.Has(QuantityTable.GasResistance), "gas");

        node.Hardware.Gas.HeaterIsBroken = true;
        var reading = node.WaitFor(Part.Bme680, Cause.Refused);
        Assert.True(AirNode.HasClimate(reading));
        Assert.False(reading.Has(QuantityTable.GasResistance));

        node.Hardware.Gas.HeaterIsBroken = false;
        node.WaitFor(r => r.Has(QuantityTable.GasResistance), "gas again");
    }

    [Fact]
    public void Air_that_is_out_of_range_or_jumps_about_is_not_told()
    {
        using var node = new AirNode();
        node.WaitFor(AirNode.HasClimate, "the climate");

        node.Around.Put(Measurand.AirTemperature, 95);
        Assert.False(AirNode.HasClimate(node.WaitFor(Part.Bme680, Cause.OutOfRange)));
        node.Around.Mend(Measurand.AirTemperature).Scatter(Measurand.AirTemperature, 15);
        Assert.False(AirNode.HasClimate(node.WaitFor(Part.Bme680, Cause.Noise)));

        node.Around.Mend(Measurand.AirTemperature);
        node.WaitFor(AirNode.HasClimate, "the climate again");
        Assert.All(node.Readings.Where(r => r.Has(QuantityTable.Temperature)), r => Assert.InRange(r.Value(QuantityTable.Temperature), -25, 45));
    }

    [Theory]
    [InlineData(false, Part.Pms5003)]
    [InlineData(true, Part.Sps30)]
    public void A_dust_sensor_whose_wire_breaks_costs_its_values_only(bool sps30, Part part)
    {
        using var node = new AirNode(sps30);
        node.WaitFor(AirNode.HasDust, "dust");

        node.Hardware.Wiring.Disconnect(sps30 ? node.Hardware.Sps30 : node.Hardware.Particles);
        var reading = node.WaitFor(part, Cause.NoAnswer);
        Assert.True(AirNode.HasClimate(reading));
        Assert.False(AirNode.HasDust(reading));

        node.Hardware.Wiring.Reconnect(sps30 ? node.Hardware.Sps30 : node.Hardware.Particles);
        node.WaitFor(AirNode.HasDust, "dust again");
    }

    [Theory]
    [InlineData(false, Part.Pms5003)]
    [InlineData(true, Part.Sps30)]
    public void Dust_that_is_out_of_range_or_jumps_about_is_not_told(bool sps30, Part part)
    {
        using var node = new AirNode(sps30, sps30 ? 1000 : 300);
        node.WaitFor(AirNode.HasDust, "dust");

        node.Around.Put(Measurand.Pm25, 1500).Put(Measurand.Pm10, 1500);
        Assert.False(AirNode.HasDust(node.WaitFor(part, Cause.OutOfRange)));
        node.Around.Put(Measurand.Pm10, 900).Scatter(Measurand.Pm25, 800);
        Assert.False(AirNode.HasDust(node.WaitFor(part, Cause.Noise)));

        node.Around.Mend(Measurand.Pm25).Mend(Measurand.Pm10);
        node.WaitFor(AirNode.HasDust, "dust again");
    }

    [Fact]
    public void A_dust_sensor_s_own_error_code_takes_its_values_away()
    {
        using var node = new AirNode();
        node.WaitFor(AirNode.HasDust, "dust");
        node.Hardware.Particles.Error = 1;
        Assert.False(AirNode.HasDust(node.WaitFor(Part.Pms5003, Cause.Refused)));
        node.Hardware.Particles.Error = 0;
        node.WaitFor(AirNode.HasDust, "dust again");
    }

    [Theory]
    [InlineData(Sps30Chip.FanError, Cause.Stuck)]
    [InlineData(Sps30Chip.LaserError, Cause.OutOfRange)]
    [InlineData(Sps30Chip.SpeedWarning, Cause.Implausible)]
    public void A_failing_fan_or_laser_is_named_and_a_mended_one_comes_back(uint broken, Cause cause)
    {
        using var node = new AirNode(sps30: true, milliseconds: 1000);
        node.WaitFor(AirNode.HasDust, "dust");

        node.Hardware.Sps30.Broken = broken;
        var reading = node.WaitFor(Part.Sps30, cause);
        Assert.Equal(Causes.IsDoubt(cause), AirNode.HasDust(reading));
        Assert.True(AirNode.HasClimate(reading));

        node.Hardware.Sps30.Broken = 0;
        node.WaitFor(AirNode.HasDust, "dust again");
    }

    [Fact]
    public void While_the_fan_cleans_itself_there_is_no_dust_and_no_alarm()
    {
        using var node = new AirNode(sps30: true, milliseconds: 1000);
        node.WaitFor(AirNode.HasDust, "dust");
        node.Hardware.Sps30.Clean();
        var reading = node.WaitFor(r => !AirNode.HasDust(r), "a reading without dust");
        Assert.Equal((ReadingFlags.Doubtful, Causes.Pack(Part.Sps30, Cause.WarmingUp)), (reading.Flags, reading.Steps(QuantityTable.Cause)));
        node.WaitFor(AirNode.HasDust, "dust again");
    }
}
