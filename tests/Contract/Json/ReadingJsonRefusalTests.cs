using System.Text;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Json;

namespace EdgeNodes.Contract.Tests.Json;

public sealed class ReadingJsonRefusalTests
{
    private const string Good =
        """{"node":"aq-0007","kind":"air-quality","boot":17,"seq":1,"time":"2026-11-22T08:49:15Z","timeQuality":"synced","values":{"temperature":{"value":21.3,"unit":"Cel"}}}""";

    [Theory]
    [InlineData("", "the reading is empty")]
    [InlineData("null", "is no JSON object")]
    [InlineData("[1]", "is no JSON object")]
    [InlineData("{", "is no valid JSON at line 1")]
    [InlineData(Good + "x", "is no valid JSON")]
    [InlineData("{}", "key node is missing")]
    public void What_is_no_reading_is_told_so(string json, string error) => Refuses(json, error);

    [Theory]
    [InlineData("\"aq-0007\"", "\"aq-7\"", "'aq-7' is no node id")]
    [InlineData("\"aq-0007\"", "7", "key node must be a node's id")]
    [InlineData("\"aq-0007\"", "\"sl-0007\"", "key kind does not fit the node: sl-0007 is streetlight")]
    [InlineData("\"kind\":\"air-quality\",", "\"kind\":\"air\",", "key kind must be")]
    [InlineData("\"boot\":17", "\"boot\":65536", "key boot must be a whole number from 0 to 65535")]
    [InlineData("\"boot\":17", "\"boot\":\"17\"", "key boot must be a whole number")]
    [InlineData("\"seq\":1", "\"seq\":-1", "key seq must be a whole number")]
    [InlineData("\"seq\":1", "\"seq\":1.5", "key seq must be a whole number")]
    [InlineData("\"seq\":1", "\"seq\":1,\"seq\":1", "key seq is there twice")]
    [InlineData("\"seq\":1,", "", "key seq is missing")]
    [InlineData("15Z\"", "15\"", "key time must be ISO 8601 with an offset")]
    [InlineData("2026-11-22T08:49:15Z", "2026-11-22", "key time must be ISO 8601")]
    [InlineData("2026-11-22", "1969-11-22", "key time must be ISO 8601")]
    [InlineData("2026-11-22", "2206-11-22", "key time must be ISO 8601")]
    [InlineData("\"2026-11-22T08:49:15Z\"", "null", "key time must be null, with uptime")]
    [InlineData("\"synced\"", "\"unknown\"", "key time must be null, with uptime")]
    [InlineData("\"synced\"", "\"good\"", "key timeQuality must be unknown, estimated, gateway or synced")]
    [InlineData("\"values\"", "\"flags\":\"alarm\",\"values\"", "key flags must be an array")]
    [InlineData("\"values\"", "\"via\":5,\"values\"", "key via must be")]
    [InlineData("21.3", "\"21.3\"", "key values.temperature.value must be a number from -60 to 125 Cel")]
    [InlineData("21.3", "126", "key values.temperature.value must be a number from -60 to 125 Cel")]
    [InlineData("21.3", "1e999", "key values.temperature.value must be a number")]
    [InlineData("\"Cel\"", "\"K\"", "key values.temperature must have a value and the unit \"Cel\"")]
    [InlineData("\"value\":21.3,", "", "key values.temperature must have a value")]
    [InlineData("\"temperature\"", "\"dim_level\"", "key values.dim_level must have a value and the unit \"%\"")]
    [InlineData("\"temperature\":{\"value\":21.3,\"unit\":\"Cel\"}", "\"dim_level\":{\"value\":1,\"unit\":\"%\"}", "a quantity that air-quality nodes do not have")]
    [InlineData("\"temperature\"", "\"warmth\"", "key values.warmth is no quantity")]
    public void A_wrong_key_is_named_with_its_remedy(string part, string by, string error)
    {
        Assert.Contains(part, Good, StringComparison.Ordinal);
        Refuses(Good.Replace(part, by, StringComparison.Ordinal), error);
    }

    [Fact]
    public void A_reading_from_a_later_gateway_is_understood()
    {
        var json = Good.Replace("\"boot\"", "\"colour\":{\"of\":[1,{}]},\"flags\":[\"alarm\",\"tilted\"],\"boot\"", StringComparison.Ordinal);

        Assert.True(ReadingJson.TryRead(Encoding.UTF8.GetBytes(json), out var reading, out _, out var error), error);
        Assert.Equal(ReadingFlags.Alarm, reading.Flags);
    }

    [Fact]
    public void A_value_between_two_steps_is_rounded()
    {
        var json = Good.Replace("21.3", "21.349", StringComparison.Ordinal);

        Assert.True(ReadingJson.TryRead(Encoding.UTF8.GetBytes(json), out var reading, out _, out _));
        Assert.Equal(213, reading.Steps(QuantityTable.Temperature));
    }

    [Fact]
    public void No_damage_to_the_text_makes_it_throw()
    {
        var random = new Random(3);
        var good = ReadingJson.Write(Samples.Air(77), "mqtt");
        for (var i = 0; i < 20_000; i++)
        {
            var bad = good[..random.Next(good.Length + 1)];
            for (var hits = random.Next(4); hits > 0 && bad.Length > 0; hits--)
            {
                bad[random.Next(bad.Length)] = (byte)random.Next(256);
            }

            if (!ReadingJson.TryRead(bad, out _, out _, out var error))
            {
                Assert.InRange(error.Length, 1, 200);
            }
        }
    }

    [Fact]
    public void Too_much_text_is_refused_unread() =>
        Refuses(Good.Replace("{\"node\"", "{" + new string(' ', 9000) + "\"node\"", StringComparison.Ordinal), "is longer than 8192 bytes");

    private static void Refuses(string json, string error)
    {
        Assert.False(ReadingJson.TryRead(Encoding.UTF8.GetBytes(json), out _, out _, out var said));
        Assert.Contains(error, said, StringComparison.Ordinal);
    }
}
