using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Weather;

public sealed class SeriesTests
{
    [Fact]
    public void Each_sample_takes_the_next_row_and_all_its_values()
    {
        var around = new SeriesSurroundings(Soil(), new World());
        around.SampleBegins();
        Assert.Equal((1344, 65.5), (around.Of(Measurand.SoilMoistureRaw), around.Of(Measurand.Humidity)));
        Assert.Equal(13.1, around.Of(Measurand.SoilTemperature));
        around.SampleBegins();
        Assert.Equal((1345, 67.0), (around.Of(Measurand.SoilMoistureRaw), around.Of(Measurand.Humidity)));
    }

    [Fact]
    public void What_the_series_does_not_tell_comes_from_the_weather() =>
        Assert.Equal(4, new SeriesSurroundings(Soil(), new World()).Of(Measurand.Battery));

    [Fact]
    public void Past_its_end_the_last_row_stays()
    {
        var around = new SeriesSurroundings(Soil(), new World());
        for (var i = 0; i < 10; i++)
        {
            around.SampleBegins();
        }

        Assert.Equal(1, around.Row);
    }

    [Fact]
    public void A_series_without_a_row_is_none() =>
        Assert.Throws<ArgumentException>(() => new Series([Measurand.Distance], []));

    private static Series Soil() => new(
        [Measurand.SoilTemperature, Measurand.SoilMoistureRaw, Measurand.Humidity],
        [new SeriesRow(1, [13.1, 1344, 65.5]), new SeriesRow(2, [12.3, 1345, 67.0])]);
}
