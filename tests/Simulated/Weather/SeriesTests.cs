using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Weather;

public sealed class SeriesTests
{
    [Fact]
    public void Each_sample_takes_the_next_row_and_all_its_values()
    {
        var around = new SeriesSurroundings(Soil(), new RowPerSample(), new World());
        around.SampleBegins();
        Assert.Equal((1344, 65.5), (around.Of(Measurand.SoilMoistureRaw), around.Of(Measurand.Humidity)));
        Assert.Equal(13.1, around.Of(Measurand.SoilTemperature));
        around.SampleBegins();
        Assert.Equal((1345, 67.0), (around.Of(Measurand.SoilMoistureRaw), around.Of(Measurand.Humidity)));
    }

    [Fact]
    public void What_the_series_does_not_tell_comes_from_the_weather() =>
        Assert.Equal(4, new SeriesSurroundings(Soil(), new RowPerSample(), new World()).Of(Measurand.Battery));

    [Fact]
    public void Past_its_end_the_last_row_stays()
    {
        var around = new SeriesSurroundings(Soil(), new RowPerSample(), new World());
        for (var i = 0; i < 10; i++)
        {
            around.SampleBegins();
        }

        Assert.Equal(1, around.Row);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(999, 0)]
    [InlineData(1000, 1)]
    [InlineData(2999, 2)]
    public void On_a_grid_the_row_is_that_of_the_period_in_which_the_sample_began(int milliseconds, int row)
    {
        var time = new ManualTime();
        var clock = new RowPerPeriod(time, time.GetUtcNow(), TimeSpan.FromSeconds(1));
        time.Pass(milliseconds);
        clock.SampleBegins();
        time.Pass(1500);
        Assert.Equal(row, clock.Row);
    }

    [Fact]
    public void The_column_trace_separates_series()
    {
        using var text = new StringReader("trace,unix_time,distance_mm\n0,1,100\n1,1,200\n0,2,110\n");
        var series = Series.Read(text, "water.csv");
        Assert.Equal(2, series.Count);
        Assert.Equal([100, 110], series[0].Rows.Select(r => r.Values[0]));
    }

    [Theory]
    [InlineData("", "water.csv is empty")]
    [InlineData("a,b\n1,2\n", "line 1: needs unix_time")]
    [InlineData("unix_time,distance_mm\n", "no rows")]
    [InlineData("unix_time,distance_mm\n1,2,3\n", "line 2: 3 columns")]
    [InlineData("unix_time,distance_mm\n1,far\n", "line 2: distance_mm is \"far\"")]
    [InlineData("unix_time,distance_mm\n1,NaN\n", "line 2: distance_mm is \"NaN\"")]
    public void A_bad_file_is_refused_with_its_line(string text, string message)
    {
        using var reader = new StringReader(text);
        var e = Assert.Throws<InvalidDataException>(() => Series.Read(reader, "water.csv"));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    private static Series Soil()
    {
        using var text = new StringReader("unix_time,soil_temperature_c,soil_moisture_raw,humidity_pct\n1,13.1,1344,65.5\n2,12.3,1345,67.0\n");
        return Series.Read(text, "soil.csv")[0];
    }
}
