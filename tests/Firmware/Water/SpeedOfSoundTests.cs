using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

public sealed class SpeedOfSoundTests
{
    [Theory]
    [InlineData(5, 334.3)]
    [InlineData(20, 343.2)]
    [InlineData(0, 331.3)]
    public void Sound_is_as_fast_as_the_air_is_warm(double celsius, double speed) =>
        Assert.Equal(speed, SpeedOfSound.At(celsius), 0.05);

    [Fact]
    public void Three_metres_at_5_Cel_read_as_if_it_were_20_show_3_08()
    {
        // What a sensor that takes the air for 20 Cel says of 3.00 m at 5 Cel, and what is made of it here.
        var wrong = 3000 * SpeedOfSound.At(20) / SpeedOfSound.At(5);
        Assert.Equal(3080, wrong, 1.5);

        var told = (int)Math.Round(3000 * SpeedOfSound.AssumedBy(Part.JsnSr04t) / SpeedOfSound.At(5));
        Assert.InRange(SpeedOfSound.Correct(Part.JsnSr04t, told, 5), 2999, 3001);
        Assert.InRange(SpeedOfSound.Correct(Part.JsnSr04t, told, 20), 3078, 3082);
    }

    [Theory]
    [InlineData(Part.A02yyuw)]
    [InlineData(Part.LoopProbe)]
    public void A_sensor_that_corrects_itself_or_hears_nothing_is_not_corrected_twice(Part part)
    {
        Assert.False(SpeedOfSound.Matters(part));
        Assert.All([-20.0, 5, 20, 40, double.NaN], celsius => Assert.Equal(3000, SpeedOfSound.Correct(part, 3000, celsius)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-300)]
    [InlineData(1000)]
    [InlineData(double.PositiveInfinity)]
    public void A_temperature_that_no_shaft_has_counts_as_10_Cel(double celsius) =>
        Assert.Equal(SpeedOfSound.At(10), SpeedOfSound.At(celsius));

    [Fact]
    public void The_gauge_corrects_by_the_thermometer_in_the_shaft()
    {
        var ping = new FakePing { Part = Part.HcSr04 };
        var shaft = new Shaft(ping: ping);
        ping.Distance = _ => 3000;

        Assert.Equal(Math.Round(3000 * SpeedOfSound.At(10) / 340.29 / 5) * 5, shaft.Sample().Value(QuantityTable.Distance));
        shaft.Air.Celsius = 30;
        Assert.Equal(Math.Round(3000 * SpeedOfSound.At(30) / 340.29 / 5) * 5, shaft.Sample().Value(QuantityTable.Distance));
    }
}
