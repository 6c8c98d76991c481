using EdgeNodes.Air;

namespace EdgeNodes.Contract.Tests.Air;

public sealed class AirIndexTests
{
    // Upper ends of the bands, as ETC HE 2024/17 and umweltbundesamt.de/en/node/73614 print them.
    public static TheoryData<string, Pollutant, int[]> Bands => new()
    {
        { "eaqi-2024", Pollutant.Pm25, [5, 15, 50, 90, 140] },
        { "eaqi-2024", Pollutant.Pm10, [15, 45, 120, 195, 270] },
        { "eaqi-2024", Pollutant.No2, [10, 25, 60, 100, 150] },
        { "eaqi-2024", Pollutant.O3, [60, 100, 120, 160, 180] },
        { "eaqi-2024", Pollutant.So2, [20, 40, 125, 190, 275] },
        { "uba-2025", Pollutant.Pm25, [5, 15, 30, 50] },
        { "uba-2025", Pollutant.Pm10, [9, 27, 54, 90] },
        { "uba-2025", Pollutant.No2, [10, 30, 60, 100] },
        { "uba-2025", Pollutant.O3, [24, 72, 144, 240] },
        { "uba-2025", Pollutant.So2, [10, 30, 60, 100] },
    };

    [Theory]
    [MemberData(nameof(Bands))]
    public void A_mean_falls_into_its_band_after_rounding_half_up(string name, Pollutant pollutant, int[] upper)
    {
        var index = AirIndex.All.Single(i => i.Name == name);
        Assert.Equal(1, index.LevelOf(pollutant, 0));
        for (var band = 0; band < upper.Length; band++)
        {
            Assert.Equal(band + 1, index.LevelOf(pollutant, upper[band]));
            Assert.Equal(band + 1, index.LevelOf(pollutant, upper[band] + 0.49));
            Assert.Equal(band + 2, index.LevelOf(pollutant, upper[band] + 0.5));
            Assert.Equal(band + 2, index.LevelOf(pollutant, upper[band] + 1));
        }

        Assert.Equal(upper.Length + 1, index.LevelOf(pollutant, 100_000));
    }

    [Fact]
    public void The_worst_pollutant_wins_and_what_is_missing_is_named()
    {
        var grade = AirIndex.Eaqi2024.Of(new Dictionary<Pollutant, double> { [Pollutant.Pm25] = 4, [Pollutant.Pm10] = 130 })!;
        Assert.Equal((4, "poor", Pollutant.Pm10), (grade.Level, grade.Band, grade.Worst));
        Assert.Equal([Pollutant.No2, Pollutant.O3, Pollutant.So2], grade.Missing);
    }

    [Fact]
    public void With_all_five_nothing_is_missing_and_the_first_of_the_worst_is_named()
    {
        var grade = AirIndex.Uba2025.Of(Pollutants.All.ToDictionary(p => p, _ => 1000.0))!;
        Assert.Equal((5, "very poor", Pollutant.Pm25), (grade.Level, grade.Band, grade.Worst));
        Assert.Empty(grade.Missing);
    }

    [Fact]
    public void Without_a_mean_there_is_no_index() => Assert.Null(AirIndex.Uba2025.Of(new Dictionary<Pollutant, double>()));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_mean_is_refused(double mean) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AirIndex.Eaqi2024.LevelOf(Pollutant.Pm25, mean));
}
