using System.Buffers;
using System.Text;
using System.Text.Json;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Json;

namespace EdgeNodes.Contract.Tests.Json;

public sealed class ReadingJsonTests
{
    [Fact]
    public void A_reading_looks_as_the_platform_was_promised()
    {
        var reading = Samples.Air(48213);
        reading.Time = 1_795_337_355;

        Assert.Equal(
            """
            {"node":"aq-0007","kind":"air-quality","boot":17,"seq":48213,"time":"2026-11-22T08:49:15Z","timeQuality":"synced","via":"mqtt","values":{"temperature":{"value":21.3,"unit":"Cel"},"humidity":{"value":48.5,"unit":"%"},"pressure":{"value":1013.2,"unit":"hPa"},"gas_resistance":{"value":122825,"unit":"Ohm"},"pm2_5":{"value":12,"unit":"ug/m3"},"pm10":{"value":19,"unit":"ug/m3"}},"derived":{"pm2_5_corrected":{"value":10,"unit":"ug/m3","method":"kappa-koehler-0.35"},"pm10_corrected":{"value":15.8,"unit":"ug/m3","method":"kappa-koehler-0.35"},"pm10_quality":"extrapolated"}}
            """,
            Text(ReadingJson.Write(reading, "mqtt")));
    }

    [Fact]
    public void Without_a_route_there_is_no_via() =>
        Assert.DoesNotContain("via", Text(ReadingJson.Write(Samples.Air(1), null)), StringComparison.Ordinal);

    [Theory]
    [InlineData("aq-0007", "temperature", 21.3, "21.3")]
    [InlineData("aq-0007", "temperature", -0.1, "-0.1")]
    [InlineData("aq-0007", "temperature", 20, "20")]
    [InlineData("aq-0007", "humidity", 48.5, "48.5")]
    [InlineData("aq-0007", "gas_resistance", 134_217_728, "134217728")]
    [InlineData("wl-0003", "water_level", -10_240, "-10240")]
    [InlineData("wl-0003", "battery", 3.71, "3.71")]
    [InlineData("wl-0003", "battery", 3.7, "3.7")]
    [InlineData("wl-0003", "distance", 5545, "5545")]
    [InlineData("sl-0123", "power", 6553.5, "6553.5")]
    [InlineData("sl-0123", "energy", 1_073_741_823, "1073741823")]
    [InlineData("aq-0007", "dropped", 8032, "8032")]
    public void A_value_is_printed_as_its_steps_say(string node, string quantity, double value, string text)
    {
        var reading = Samples.Of(node, 1, (QuantityTable.ByName(quantity)!, value));

        Assert.Contains($"\"{quantity}\":{{\"value\":{text},", Text(ReadingJson.Write(reading, null)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_does_not_know_the_time_says_how_long_it_is_up()
    {
        var reading = Samples.Air(1);
        reading.TimeQuality = TimeQuality.Unknown;
        reading.Time = 4711;

        var json = ReadingJson.Write(reading, null);

        Assert.Contains("\"time\":null,\"uptime\":4711,\"timeQuality\":\"unknown\"", Text(json), StringComparison.Ordinal);
        Assert.True(ReadingJson.TryRead(json, out var back, out _, out var error), error);
        Assert.True(back.Same(reading));
    }

    [Fact]
    public void Flags_are_words()
    {
        var reading = Samples.Air(1);
        reading.Flags = ReadingFlags.Alarm | ReadingFlags.Replayed;

        Assert.Contains("\"flags\":[\"alarm\",\"replayed\"]", Text(ReadingJson.Write(reading, null)), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_a_frame_can_carry_comes_back_as_it_was()
    {
        var random = new Random(2);
        for (var i = 0; i < 3000; i++)
        {
            var reading = Samples.Any(random);
            reading.Flags &= (ReadingFlags)((1 << Words.FlagCount) - 1);

            var json = ReadingJson.Write(reading, "lorawan");

            Assert.True(ReadingJson.TryRead(json, out var back, out var via, out var error), error + ": " + Text(json));
            Assert.True(back.Same(reading), Text(json));
            Assert.Equal("lorawan", via);
        }
    }

    [Fact]
    public void A_kept_writer_makes_no_garbage()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        var reading = Samples.Air(1);
        long before = 0;
        for (var i = 0; i < 1100; i++)
        {
            if (i == 1000)
            {
                before = GC.GetAllocatedBytesForCurrentThread();
            }

            buffer.ResetWrittenCount();
            json.Reset();
            ReadingJson.Write(json, reading, "mqtt");
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
