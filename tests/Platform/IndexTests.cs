using System.Text.Json;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Platform.Tests;

/// <summary>The receiver tells the indices of each hour that is over, once, and again when late readings change them.</summary>
public sealed class IndexTests
{
    // An hour that has been over for long enough, whenever the test runs.
    private readonly uint hour = (uint)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 3600 * 3600) - 7200;

    [Fact]
    public async Task An_hour_is_told_once_and_late_readings_revise_it_also_after_a_restart()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/index");

        for (uint minute = 0; minute < 50; minute++)
        {
            await PublishAsync(city, Air("aq-0007", minute, 10));
            await PublishAsync(city, Air("aq-0007", minute, 10));
        }

        var first = await NextRevisionAsync(city, 50);
        Assert.Equal("city/v1/gw-01/aq-0007/index", first.Topic);
        using (var json = JsonDocument.Parse(first.Text))
        {
            var root = json.RootElement;
            Assert.Equal(("aq-0007", 60), (root.GetProperty("node").GetString(), root.GetProperty("expected").GetInt32()));
            Assert.Equal(hour, root.GetProperty("from").GetDateTimeOffset().ToUnixTimeSeconds());
            Assert.Equal(hour + 3600, root.GetProperty("to").GetDateTimeOffset().ToUnixTimeSeconds());
            Assert.Equal("kappa-koehler-0.35", root.GetProperty("basis").GetString());
            // 10 ug/m3 at 50 %: 10 / (1 + 0.35 / 1.65) = 8.25; PM10 is half as much again.
            Assert.Equal(8.3, root.GetProperty("means").GetProperty("pm2_5").GetProperty("value").GetDouble());
            Assert.Equal(50, root.GetProperty("means").GetProperty("pm2_5").GetProperty("samples").GetInt32());
            Assert.Equal("extrapolated", root.GetProperty("means").GetProperty("pm10").GetProperty("quality").GetString());
            AssertGrade(root, "eaqi-2024", 2, "fair");
            AssertGrade(root, "uba-2025", 2, "good");
        }

        await platform.Receiver.DisposeAsync();
        await platform.StartAsync();
        for (uint minute = 50; minute < 60; minute++)
        {
            await PublishAsync(city, Air("aq-0007", minute, 300));
        }

        using var revised = JsonDocument.Parse((await NextRevisionAsync(city, 60)).Text);
        Assert.InRange(revised.RootElement.GetProperty("revision").GetInt32(), 2, 20);
        // (50 * 8.3 + 10 * 247.6) / 60, each sample in tenths.
        Assert.Equal(48.2, revised.RootElement.GetProperty("means").GetProperty("pm2_5").GetProperty("value").GetDouble());
        AssertGrade(revised.RootElement, "eaqi-2024", 3, "moderate");
        AssertGrade(revised.RootElement, "uba-2025", 4, "poor");
        Assert.Single(city.All, seen => seen.Text.Contains("\"revision\":1,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_hour_with_too_little_is_not_told_and_what_is_doubtful_or_has_no_time_does_not_count()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/index");
        for (uint minute = 0; minute < 60; minute++)
        {
            // Every third one did not come: 40 of 60.
            if (minute % 3 != 1)
            {
                await PublishAsync(city, Air("aq-0001", minute, 10));
            }

            var reading = Air("aq-0002", minute, minute < 5 ? 900 : 20);
            if (minute < 5)
            {
                Doubt(reading, Cause.WarmingUp);
            }
            else if (minute < 15)
            {
                Doubt(reading, Cause.Humid);
            }

            await PublishAsync(city, reading);
        }

        for (uint i = 100; i < 110; i++)
        {
            var unknown = Air("aq-0002", i, 900);
            unknown.TimeQuality = TimeQuality.Unknown;
            var future = Air("aq-0002", i + 100, 900);
            future.Time = (uint)DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 7200;
            await PublishAsync(city, unknown);
            await PublishAsync(city, future);
        }

        using var told = JsonDocument.Parse((await NextRevisionAsync(city, 55)).Text);
        Assert.Equal("aq-0002", told.RootElement.GetProperty("node").GetString());
        Assert.Equal(16.5, told.RootElement.GetProperty("means").GetProperty("pm2_5").GetProperty("value").GetDouble());
        Assert.Equal(10, told.RootElement.GetProperty("humid").GetInt32());
        Assert.DoesNotContain(city.All, seen => seen.Topic.Contains("aq-0001", StringComparison.Ordinal));
    }

    private static void AssertGrade(JsonElement root, string index, int level, string band)
    {
        var grade = root.GetProperty("indices").GetProperty(index);
        Assert.Equal((level, band, "pm2_5", true), (grade.GetProperty("level").GetInt32(), grade.GetProperty("band").GetString(), grade.GetProperty("pollutant").GetString(), grade.GetProperty("incomplete").GetBoolean()));
        Assert.Equal(["no2", "o3", "so2"], grade.GetProperty("missing").EnumerateArray().Select(name => name.GetString()!));
    }

    private static Task<Seen> NextRevisionAsync(Bystander city, int samples) =>
        city.NextAsync(seen => seen.Text.Contains($"\"samples\":{samples}", StringComparison.Ordinal));

    private static Task PublishAsync(Bystander city, Reading reading) => city.PublishAsync(Samples.UplinkTopic(reading), Samples.Json(reading));

    private static void Doubt(Reading reading, Cause cause)
    {
        reading.Flags = ReadingFlags.Doubtful;
        reading.SetSteps(QuantityTable.Cause, Causes.Pack(Part.Pms5003, cause));
    }

    private Reading Air(string node, uint minute, double dust)
    {
        var reading = new Reading { Node = Samples.Id(node), Boot = 1, Sequence = minute, Time = hour + (60 * minute), TimeQuality = TimeQuality.Synced };
        Assert.True(reading.Set(QuantityTable.Humidity, 50));
        Assert.True(reading.Set(QuantityTable.Pm25, dust) && reading.Set(QuantityTable.Pm10, 1.5 * dust));
        return reading;
    }
}
