using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Weather;

public sealed class CityWeatherTests
{
    [Fact]
    public void The_same_seed_and_time_give_the_same_city()
    {
        var time = new ManualTime();
        var (one, two) = (new CityWeather(time, 7).At(3), new CityWeather(time, 7).At(3));
        Assert.All(Enum.GetValues<Measurand>(), what => Assert.Equal(one.Of(what), two.Of(what)));
    }

    [Fact]
    public void Another_seed_gives_another_city()
    {
        var time = new ManualTime();
        Assert.NotEqual(
            new CityWeather(time, 7).At(3).Of(Measurand.AirTemperature), new CityWeather(time, 8).At(3).Of(Measurand.AirTemperature));
    }

    [Fact]
    public void A_month_stays_within_what_the_chips_can_measure()
    {
        foreach (var (_, at) in Month())
        {
            Assert.InRange(at.Of(Measurand.AirTemperature), -20, 40);
            Assert.InRange(at.Of(Measurand.Humidity), 10, 100);
            Assert.InRange(at.Of(Measurand.Pressure), 980, 1045);
            Assert.InRange(at.Of(Measurand.GasResistance), 1_000, 2_000_000);
            Assert.InRange(at.Of(Measurand.Pm25), 0, 200);
            Assert.InRange(at.Of(Measurand.SoilMoistureRaw), 1300, 2650);
            Assert.InRange(at.Of(Measurand.Distance), 250, 4500);
            Assert.InRange(at.Of(Measurand.Battery), 3.5, 4.2);
        }
    }

    [Fact]
    public void Afternoons_are_warmer_than_nights()
    {
        var byHour = ByHour(Measurand.AirTemperature);
        Assert.True(byHour[15] > byHour[3] + 5);
    }

    [Fact]
    public void Rush_hours_bring_dust()
    {
        var byHour = ByHour(Measurand.Pm25);
        Assert.True(byHour[7] > byHour[2] + 8);
    }

    [Fact]
    public void After_rain_the_soil_is_wetter_and_the_water_stands_higher()
    {
        var month = Month().Select(x => (Soil: x.At.Of(Measurand.SoilMoistureRaw), Water: x.At.Of(Measurand.Distance))).ToList();
        var (driest, wettest) = (month.MaxBy(x => x.Water), month.MinBy(x => x.Water));
        Assert.True(driest.Water - wettest.Water > 300, "no shower in a month");
        Assert.True(wettest.Soil < month.Max(x => x.Soil) - 100);
    }

    [Fact]
    public void With_speed_a_day_passes_in_minutes()
    {
        var time = new ManualTime();
        var start = time.GetUtcNow();
        var fast = new CityWeather(time, 1, speed: 1440).At(1);
        time.Pass(60_000);
        var real = new ManualTime(start);
        var slow = new CityWeather(real, 1).At(1);
        real.Pass(86_400_000);
        Assert.Equal(slow.Of(Measurand.AirTemperature), fast.Of(Measurand.AirTemperature), 1e-6);
    }

    // The values are taken while the month passes: surroundings always speak of now.
    private static Dictionary<int, double> ByHour(Measurand what) =>
        Month().Select(x => (x.Time.Hour, Value: x.At.Of(what))).GroupBy(x => x.Hour).ToDictionary(g => g.Key, g => g.Average(x => x.Value));

    private static IEnumerable<(DateTimeOffset Time, ISurroundings At)> Month()
    {
        var time = new ManualTime();
        var at = new CityWeather(time).At(2);
        for (var quarter = 0; quarter < 30 * 96; quarter++)
        {
            yield return (time.GetUtcNow(), at);
            time.Pass(900_000);
        }
    }
}
