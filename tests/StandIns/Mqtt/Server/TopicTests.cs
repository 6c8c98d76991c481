using System.Text;
using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeNodes.StandIns.Tests.Mqtt.Server;

/// <summary>Which message goes to which subscription.</summary>
public sealed class TopicTests
{
    [Theory]
    [InlineData("a/b/c", "a/b/c", true)]
    [InlineData("a/b/c", "a/+/c", true)]
    [InlineData("a/b/c", "a/#", true)]
    [InlineData("a/b/c", "#", true)]
    [InlineData("a", "a/#", true)]
    [InlineData("a/", "a/+", true)]
    [InlineData("/a", "+/+", true)]
    [InlineData("/a", "/+", true)]
    [InlineData("/a", "+", false)]
    [InlineData("a/b/c", "a/+", false)]
    [InlineData("a/b", "a/b/c", false)]
    [InlineData("a/b", "a/b/", false)]
    [InlineData("ab", "a", false)]
    [InlineData("$SYS/x", "#", false)]
    [InlineData("$SYS/x", "+/x", false)]
    [InlineData("$SYS/x", "$SYS/#", true)]
    [InlineData("a/$SYS", "a/+", true)]
    public void A_filter_matches_as_the_standard_says(string topic, string filter, bool isMatch) =>
        Assert.Equal(isMatch ? MqttTopicFilterCompareResult.IsMatch : MqttTopicFilterCompareResult.NoMatch, MqttTopicFilterComparer.Compare(topic, filter));

    [Fact]
    public async Task The_server_finds_the_same_subscriptions_as_a_look_at_each_filter()
    {
        var random = new Random(20261122);
        await using var server = await TestServer.StartAsync();
        using var client = await server.ConnectAsync("c");
        var filters = Enumerable.Range(0, 150).Select(_ => Levels(random, ["a", "b", "", "+", "$x"], "#")).Distinct().ToArray();
        for (uint i = 0; i < filters.Length; i++)
        {
            var options = new MqttClientSubscribeOptionsBuilder().WithTopicFilter(filters[i]).WithSubscriptionIdentifier(i + 1).Build();
            await client.Client.SubscribeAsync(options);
        }

        await client.Client.SubscribeAsync(new MqttClientSubscribeOptionsBuilder().WithTopicFilter("end").WithSubscriptionIdentifier(9999).Build());
        foreach (var topic in Enumerable.Range(0, 300).Select(_ => Levels(random, ["a", "b", "", "c", "$x"], null)).Where(t => t.Length > 0))
        {
            await client.Client.PublishStringAsync(topic, "x");
            await client.Client.PublishStringAsync("end", "x");
            var found = new List<uint>();
            for (var message = (await client.NextAsync()).ApplicationMessage; message.Topic != "end"; message = (await client.NextAsync()).ApplicationMessage)
            {
                found.AddRange(message.SubscriptionIdentifiers);
            }

            var expected = filters.Select((f, i) => (f, i)).Where(x => MqttTopicFilterComparer.Compare(topic, x.f) == MqttTopicFilterCompareResult.IsMatch);
            Assert.Equal(expected.Select(x => (uint)x.i + 1), found.Order());
        }
    }

    [Fact]
    public async Task Overlapping_filters_bring_one_copy_at_the_highest_quality()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await server.ConnectAsync("c");
        await client.Client.SubscribeAsync("a/#", MqttQualityOfServiceLevel.AtMostOnce);
        await client.Client.SubscribeAsync("a/+", MqttQualityOfServiceLevel.AtLeastOnce);

        await client.Client.PublishStringAsync("a/b", "x", MqttQualityOfServiceLevel.ExactlyOnce);

        Assert.Equal(MqttQualityOfServiceLevel.AtLeastOnce, (await client.NextAsync()).ApplicationMessage.QualityOfServiceLevel);
        await client.ExpectNothingAsync();
    }

    [Fact]
    public async Task The_options_of_a_subscription_are_kept()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await server.ConnectAsync("c");
        await client.Client.PublishStringAsync("a/old", "x", MqttQualityOfServiceLevel.AtLeastOnce, retain: true);
        await client.Client.SubscribeAsync(new MqttClientSubscribeOptionsBuilder()
            .WithTopicFilter("a/#", noLocal: true, retainAsPublished: true, retainHandling: MqttRetainHandling.DoNotSendOnSubscribe).Build());
        using var other = await server.ConnectAsync("other");

        await client.Client.PublishStringAsync("a/own", "x");
        await other.Client.PublishStringAsync("a/new", "x", MqttQualityOfServiceLevel.AtLeastOnce, retain: true);

        var only = (await client.NextAsync()).ApplicationMessage;
        Assert.Equal(("a/new", true), (only.Topic, only.Retain));
        await client.ExpectNothingAsync();
    }

    static string Levels(Random random, string[] words, string? last)
    {
        var text = new StringBuilder();
        for (var depth = random.Next(1, 5); depth > 0; depth--)
        {
            text.Append(depth == 1 && last is not null && random.Next(4) == 0 ? last : words[random.Next(words.Length)]);
            text.Append(depth > 1 ? "/" : "");
        }

        return text.Length > 0 ? text.ToString() : "a";
    }
}
