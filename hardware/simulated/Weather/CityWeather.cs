namespace EdgeNodes.Simulated.Weather;

/// <summary>
/// The weather over a city: the same seed and time give the same values. <paramref name="speed"/> lets its days pass faster
/// than the clock, so that a short run sees a shower.
/// </summary>
public sealed class CityWeather(TimeProvider time, int seed = 1, double speed = 1)
{
    private const double Day = 86400;
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly Rain _rain = new(seed);

    /// <summary>The world around one node; sites differ a little, as streets do.</summary>
    public ISurroundings At(int site) => new Site(this, site);

    internal double Of(Measurand what, int site)
    {
        var now = time.GetUtcNow();
        var t = (_start + ((now - _start) * speed)).ToUnixTimeMilliseconds() / 1000.0;
        return what switch
        {
            Measurand.AirTemperature => AirTemperature(t, site),
            Measurand.Humidity => Humidity(t, site),
            Measurand.Pressure => 1013 + (12 * Noise.Smooth(seed, 10, t, 2 * Day)),
            Measurand.GasResistance => GasResistance(t, site),
            Measurand.Pm25 => Particles(t, site),
            Measurand.Pm10 => Particles(t, site) * (1.5 + (0.3 * Noise.Smooth(seed, 11 + site, t, 3600))),
            // Ten centimetres down, the day comes three hours later and half as strong.
            Measurand.SoilTemperature => 11 + (0.5 * (AirTemperature(t - (3 * 3600), site) - 11)),
            Measurand.SoilMoistureRaw => Math.Round(Math.Clamp(2450 - (18 * _rain.Stored(t, 2.5 * Day)) - (site % 7 * 12), 1300, 2650)),
            // Water is never still: two millimetres either way.
            Measurand.Distance => Math.Clamp(
                2700 - (55 * _rain.Stored(t, 5400)) - (site % 5 * 20) + (2 * Noise.Smooth(seed, 60 + site, t, 10)), 250, 4500),
            Measurand.Battery => 3.95 + (0.15 * DayCurve(t)) + (0.02 * Noise.Smooth(seed, 12, t + (site * 977), 600)),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "The weather knows no such measurand."),
        };
    }

    // -1 at three in the morning, 1 at three in the afternoon.
    private static double DayCurve(double t) => -Math.Cos(2 * Math.PI * ((t / Day) - (3.0 / 24)));

    private double AirTemperature(double t, int site) =>
        11 + (5 * DayCurve(t)) + (4 * Noise.Smooth(seed, 5, t, 1.5 * Day)) + (0.4 * Noise.Smooth(seed, 6 + site, t, 900))
        - (_rain.Intensity(t) > 0 ? 1.5 : 0);

    private double Humidity(double t, int site) =>
        Math.Clamp(
            68 - (14 * DayCurve(t)) + (10 * Noise.Smooth(seed, 7, t, Day)) + Noise.Smooth(seed, 8 + site, t, 600)
            + (_rain.Intensity(t) > 0 ? 15 : 0),
            15,
            99);

    // Two rush hours a day; rain washes the air.
    private double Particles(double t, int site)
    {
        var hour = t % Day / 3600;
        var traffic = Math.Exp(-Math.Pow((hour - 7.5) / 1.2, 2)) + (0.8 * Math.Exp(-Math.Pow((hour - 17.5) / 1.5, 2)));
        var background = 9 + (6 * Noise.Smooth(seed, 9, t, Day)) + (2 * Noise.Smooth(seed, 20 + site, t, 120));
        return Math.Max(0, (background + (22 * traffic)) / (1 + (0.3 * _rain.Intensity(t))));
    }

    private double GasResistance(double t, int site) =>
        180_000 * Math.Exp((-0.012 * Particles(t, site)) - (0.008 * (Humidity(t, site) - 50)));

    private sealed class Site(CityWeather city, int site) : ISurroundings
    {
        public double Of(Measurand what) => city.Of(what, site);

        public void SampleBegins()
        {
            // The weather goes its way whether or not anybody measures.
        }
    }
}
