using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet.Server;

namespace EdgeNodes.StandIns.Tests.Mqtt.Beyond;

/// <summary>QoS 2 (MQTT 5, 4.3.3) as a node sees it that sends again because it missed an answer.</summary>
public sealed class ExactlyOnceTests
{
    [Fact]
    public async Task A_message_that_is_sent_again_before_its_release_is_delivered_once()
    {
        var seen = 0;
        await using var server = await TestServer.StartAsync(prepare: s => s.InterceptingPublishAsync += _ =>
        {
            seen++;
            return Task.CompletedTask;
        });
        using var node = await RawClient.ConnectAsync(server.Port, "node");

        await node.SendAsync(Wire.Publish("a", "x", qos: 2, id: 9));
        Assert.Equal(Wire.Packet(0x50, 0, 9), await node.ReceiveAsync());
        await node.SendAsync(Wire.Publish("a", "x", qos: 2, id: 9, dup: true));
        Assert.Equal(Wire.Packet(0x50, 0, 9), await node.ReceiveAsync());
        await node.SendAsync(Wire.PubRel(9));
        Assert.Equal(Wire.Packet(0x70, 0, 9), await node.ReceiveAsync());
        Assert.Equal(1, seen);

        // Released: the identifier is free for the next message.
        await node.SendAsync(Wire.Publish("a", "y", qos: 2, id: 9));
        await node.ReceiveAsync();
        Assert.Equal(2, seen);
    }

    [Fact]
    public async Task It_stays_one_message_across_a_lost_connection()
    {
        var seen = 0;
        await using var server = await TestServer.StartAsync(
            o => o.WithPersistentSessions(),
            s => s.InterceptingPublishAsync += _ =>
            {
                seen++;
                return Task.CompletedTask;
            });
        using (var before = await RawClient.ConnectAsync(server.Port, "node", cleanStart: false))
        {
            await before.SendAsync(Wire.Publish("a", "x", qos: 2, id: 9));
            await before.ReceiveAsync();
        }

        using var after = await RawClient.ConnectAsync(server.Port, "node", cleanStart: false);
        await after.SendAsync(Wire.Publish("a", "x", qos: 2, id: 9, dup: true));
        Assert.Equal(Wire.Packet(0x50, 0, 9), await after.ReceiveAsync());
        Assert.Equal(1, seen);
    }

    [Fact]
    public async Task A_subscriber_that_reconnects_gets_the_second_half_only()
    {
        await using var server = await TestServer.StartAsync(o => o.WithPersistentSessions());
        using (var before = await RawClient.ConnectAsync(server.Port, "lamp", cleanStart: false))
        {
            await before.SendAsync(Wire.Subscribe(1, "c", 2));
            await before.ReceiveAsync();
            await server.Server.InjectApplicationMessage("c", "dim", MQTTnet.Protocol.MqttQualityOfServiceLevel.ExactlyOnce);
            Assert.Equal(0x34, (await before.ReceiveAsync())[0]);
            await before.SendAsync(Wire.Packet(0x50, 0, 1));
            Assert.Equal(Wire.PubRel(1), await before.ReceiveAsync());
        }

        using var after = await RawClient.ConnectAsync(server.Port, "lamp", cleanStart: false);
        Assert.Equal(Wire.PubRel(1), await after.ReceiveAsync());
        await after.SendAsync(Wire.Packet(0x70, 0, 1));
        await after.SendAsync(Wire.PingReq());
        Assert.Equal(Wire.Packet(0xD0), await after.ReceiveAsync());
    }
}
