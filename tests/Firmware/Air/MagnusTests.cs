using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Air;

/// <summary>WMO-No. 8 gives the saturation pressures; 17.3 g/m3 at 20 Cel is in every table of humid air.</summary>
public sealed class MagnusTests
{
    [Theory]
    [InlineData(-20, 125.6)]
    [InlineData(0, 611.2)]
    [InlineData(20, 2337)]
    [InlineData(40, 7381)]
    public void Saturation_is_that_of_the_tables(double celsius, double pascal) =>
        Assert.InRange(Magnus.SaturationPascal(celsius), pascal * 0.996, pascal * 1.004);

    [Theory]
    [InlineData(0, 100, 4.85)]
    [InlineData(20, 100, 17.3)]
    [InlineData(20, 50, 8.65)]
    [InlineData(30, 100, 30.4)]
    [InlineData(25, 0, 0)]
    public void Absolute_humidity_is_that_of_the_tables(double celsius, double percent, double grams) =>
        Assert.Equal(grams, Magnus.GramsPerCubicMetre(celsius, percent), grams * 0.005);

    [Fact]
    public void The_formula_is_the_anchor_s()
    {
        // bme680IAQ.py: rho_max = 611.2*exp(17.62T/(243.12+T)) / (461.52*(T+273.15)) kg/m3; hum_abs = RH*10*rho_max.
        var expected = 48.5 * 10 * (611.2 * Math.Exp(17.62 * 21.3 / (243.12 + 21.3)) / (461.52 * (21.3 + 273.15)));
        Assert.Equal(expected, Magnus.GramsPerCubicMetre(21.3, 48.5), 12);
    }

    [Fact]
    public void Cooler_air_outside_the_case_is_more_humid()
    {
        Assert.Equal(50, Magnus.Moved(50, 20, 20), 12);
        Assert.Equal(60.1, Magnus.Moved(50, 23, 20), 0.1);
        Assert.Equal(100, Magnus.Moved(95, 23, 20));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-243.12)]
    [InlineData(-273.15)]
    [InlineData(1e9)]
    public void No_temperature_makes_it_divide_by_zero(double celsius)
    {
        Assert.True(double.IsFinite(Magnus.SaturationPascal(celsius)));
        Assert.True(double.IsFinite(Magnus.GramsPerCubicMetre(celsius, 50)));
        Assert.True(double.IsFinite(Magnus.Moved(50, 20, celsius)));
    }
}
