using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Air;

public sealed class WatchTests
{
    [Theory]
    [InlineData(85.1, 50, 1000)]
    [InlineData(-40.1, 50, 1000)]
    [InlineData(20, 100.1, 1000)]
    [InlineData(20, -0.1, 1000)]
    [InlineData(20, 50, 1100.1)]
    [InlineData(20, 50, 299.9)]
    [InlineData(double.NaN, 50, 1000)]
    [InlineData(20, double.NaN, 1000)]
    [InlineData(20, 50, double.NaN)]
    public void Air_beyond_the_data_sheet_is_out_of_range(double celsius, double percent, double hectopascal) =>
        Assert.Equal(Cause.OutOfRange, new ClimateWatch().Look(celsius, percent, hectopascal));

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Air_that_stands_still_is_stuck_and_recovers(bool temperatureMoves, bool humidityMoves)
    {
        var watch = new ClimateWatch();
        var seen = Enumerable.Range(0, 130).Select(i => watch.Look(20 + (temperatureMoves ? i * 0.001 : 0), 50 + (humidityMoves ? i * 0.001 : 0), 1000)).ToList();
        Assert.All(seen.Take(ClimateWatch.MostEqual), cause => Assert.Equal(Cause.None, cause));
        Assert.All(seen.Skip(ClimateWatch.MostEqual), cause => Assert.Equal(Cause.Stuck, cause));
        Assert.Equal(Cause.None, watch.Look(21, 51, 1000));
    }

    [Fact]
    public void Fog_is_not_stuck()
    {
        var watch = new ClimateWatch();
        Assert.All(Enumerable.Range(0, 1000), i => Assert.Equal(Cause.None, watch.Look(5 + (i * 0.001), 100, 1000)));
    }

    [Fact]
    public void Air_that_jumps_about_is_noise_and_recovers()
    {
        var watch = new ClimateWatch();
        Assert.Contains(Cause.Noise, Enumerable.Range(0, 20).Select(i => watch.Look(20 + (i % 2 * 8), 50 + (i * 0.001), 1000)).ToList());
        Assert.Equal(Cause.None, Enumerable.Range(0, 20).Select(i => watch.Look(20 + (i * 0.001), 50 + (i * 0.001), 1000)).ToList()[^1]);
    }

    [Theory]
    [InlineData(1001, 1001)]
    [InlineData(5, 1001)]
    [InlineData(-1, 5)]
    [InlineData(5, -1)]
    [InlineData(double.NaN, 5)]
    [InlineData(5, double.NaN)]
    public void Dust_beyond_the_data_sheet_is_out_of_range(double pm25, double pm10) =>
        Assert.Equal(Cause.OutOfRange, new DustWatch().Look(pm25, pm10, 1));

    [Fact]
    public void Dust_whose_counts_stand_still_is_stuck_and_recovers()
    {
        var watch = new DustWatch();
        Assert.All(Enumerable.Range(0, DustWatch.MostEqual), _ => Assert.Equal(Cause.None, watch.Look(5, 8, 77)));
        Assert.Equal(Cause.Stuck, watch.Look(5, 8, 77));
        Assert.Equal(Cause.None, watch.Look(5, 8, 78));
    }

    [Fact]
    public void Dust_that_jumps_about_is_noise()
    {
        var watch = new DustWatch();
        Assert.Contains(Cause.Noise, Enumerable.Range(0, 20).Select(i => watch.Look(i % 2 * 300, 300, i)));
    }

    [Fact]
    public void Doubt_is_told_by_the_warm_up_and_by_the_humidity_of_the_same_reading()
    {
        var reading = new Reading();
        Assert.Equal(Cause.None, DustDoubt.Of(reading, settled: true));
        reading.Set(QuantityTable.Humidity, 85);
        Assert.Equal(Cause.None, DustDoubt.Of(reading, settled: true));
        reading.Set(QuantityTable.Humidity, 85.5);
        Assert.Equal(Cause.Humid, DustDoubt.Of(reading, settled: true));
        Assert.Equal(Cause.WarmingUp, DustDoubt.Of(reading, settled: false));
    }
}
