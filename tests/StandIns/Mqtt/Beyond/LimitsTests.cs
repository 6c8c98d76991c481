using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeNodes.StandIns.Tests.Mqtt.Beyond;

/// <summary>What a client says it can take is kept to (MQTT 5, 4.9 and 3.1.2.11).</summary>
public sealed class LimitsTests
{
    [Fact]
    public async Task A_client_gets_no_more_unacknowledged_messages_than_it_wants()
    {
        await using var server = await TestServer.StartAsync();
        using var slow = await server.ConnectAsync("slow", configure: o => o.WithReceiveMaximum(2));
        slow.AcknowledgesItself = false;
        await slow.Client.SubscribeAsync("c", MqttQualityOfServiceLevel.AtLeastOnce);
        for (var i = 1; i <= 4; i++)
        {
            await server.Server.InjectApplicationMessage("c", $"{i}", MqttQualityOfServiceLevel.AtLeastOnce);
        }

        var first = await slow.NextAsync();
        Assert.Equal("2", await slow.NextTextAsync());
        Assert.Equal(2, (await server.Server.GetSessionAsync("slow")).PendingApplicationMessagesCount);

        await first.AcknowledgeAsync(CancellationToken.None);
        Assert.Equal("3", await slow.NextTextAsync());
        Assert.Equal(1, (await server.Server.GetSessionAsync("slow")).PendingApplicationMessagesCount);
    }

    [Fact]
    public async Task A_message_that_is_too_large_for_a_client_is_left_out()
    {
        await using var server = await TestServer.StartAsync();
        using var small = await server.ConnectAsync("small", configure: o => o.WithMaximumPacketSize(200));
        await small.Client.SubscribeAsync("c", MqttQualityOfServiceLevel.AtLeastOnce);

        await server.Server.InjectApplicationMessage("c", new string('x', 300), MqttQualityOfServiceLevel.AtLeastOnce);
        await server.Server.InjectApplicationMessage("c", "fits", MqttQualityOfServiceLevel.AtLeastOnce);

        Assert.Equal("fits", await small.NextTextAsync());
    }

    [Fact]
    public async Task A_message_that_waited_too_long_is_not_delivered()
    {
        await using var server = await TestServer.StartAsync(o => o.WithPersistentSessions());
        await server.SubscribeAndLeaveAsync("lamp", "c");

        static MqttApplicationMessage Message(string text, uint seconds) => new MqttApplicationMessageBuilder().WithTopic("c").WithPayload(text)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithMessageExpiryInterval(seconds).Build();
        await server.Server.InjectApplicationMessage(new InjectedMqttApplicationMessage(Message("stale", 1)));
        await server.Server.InjectApplicationMessage(new InjectedMqttApplicationMessage(Message("fresh", 600)));
        var since = TimeProvider.System.GetTimestamp();
        await Eventually.True(() => TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(1.1), "the stale one's second passed");

        using var back = await server.ConnectAsync("lamp", configure: o => TestServer.Keep(o));
        var message = (await back.NextAsync()).ApplicationMessage;
        Assert.Equal("fresh", message.ConvertPayloadToString());
        Assert.InRange(message.MessageExpiryInterval, 1u, 599u);
    }

    [Fact]
    public async Task A_topic_alias_stands_for_its_topic()
    {
        await using var server = await TestServer.StartAsync();
        using var listener = await server.ConnectAsync("listener");
        await listener.Client.SubscribeAsync("long/topic");
        using var node = await RawClient.ConnectAsync(server.Port, "node", version: 5);

        await node.SendAsync(Wire.Publish("long/topic", "1", version: 5, properties: [35, 0, 3]));
        await node.SendAsync(Wire.Publish("", "2", version: 5, properties: [35, 0, 3]));

        Assert.Equal(["1", "2"], [await listener.NextTextAsync(), await listener.NextTextAsync()]);
    }
}
