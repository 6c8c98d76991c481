using EdgeNodes.Air;
using EdgeNodes.Platform.Index;

namespace EdgeNodes.Platform.Tests;

public sealed class AirHourTests
{
    [Theory]
    [InlineData(59, 3540, 60)]
    [InlineData(20, 1200, 60)]
    [InlineData(50, 3550, 51)]
    [InlineData(0, 0, 0)]
    [InlineData(3, 0, 0)]
    [InlineData(-1, 60, 0)]
    public void What_an_hour_should_hold_follows_from_number_and_time(long steps, long seconds, long expected) =>
        Assert.Equal(expected, new AirHour(Samples.Id("aq-0007"), 1) { Steps = steps, Seconds = seconds }.Expected);

    [Theory]
    [InlineData(45, true)]
    [InlineData(44, false)]
    [InlineData(0, false)]
    public void Three_quarters_of_the_samples_make_a_mean(long count, bool enough)
    {
        var hour = new AirHour(Samples.Id("aq-0007"), 1) { Steps = 59, Seconds = 3540, Pm25 = new DustSum(count, count * 123) };
        Assert.Equal(enough, hour.Means().ContainsKey(Pollutant.Pm25));
        Assert.Equal(enough, IndexJson.Write(hour, 1) != null);
    }

    [Fact]
    public void A_pollutant_without_enough_is_missing_and_named()
    {
        var hour = new AirHour(Samples.Id("aq-0007"), 1) { Steps = 59, Seconds = 3540, Pm25 = new DustSum(60, 600 * 8), Pm10 = new DustSum(10, 100) };
        var json = System.Text.Encoding.UTF8.GetString(IndexJson.Write(hour, 1)!);
        Assert.Contains("\"missing\":[\"pm10\",\"no2\",\"o3\",\"so2\"]", json, StringComparison.Ordinal);
        Assert.Contains("\"means\":{\"pm2_5\":{\"value\":8,\"unit\":\"ug/m3\",\"samples\":60}}", json, StringComparison.Ordinal);
    }
}
