using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeNodes.StandIns.Tests.Mqtt.Server;

/// <summary>What a handler of packets that leave can do to an acknowledgement: lose it, or close the connection instead.</summary>
public sealed class OutboundHandlerTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task One_that_throws_costs_its_packet_and_not_the_connection(int version)
    {
        await using var server = await TestServer.StartAsync(prepare: s => s.InterceptingOutboundPacketAsync += args =>
            args.Packet is MqttPubAckPacket { PacketIdentifier: 1 } ? throw new IOException("The disk is gone.") : Task.CompletedTask);
        using var node = await RawClient.ConnectAsync(server.Port, "node", version);

        await node.SendAsync(Wire.Publish("a", "1", qos: 1, id: 1, version: version));
        await node.SendAsync(Wire.Publish("a", "2", qos: 1, id: 2, version: version));

        Assert.Equal([0x40, 0, 2], await NextIdentifierAsync(node));
        await node.SendAsync(Wire.PingReq());
        Assert.Equal([0xD0, 0], await node.ReceiveAsync());
    }

    [Fact]
    public async Task One_that_throws_at_the_welcome_ends_the_connection_before_it_began()
    {
        await using var server = await TestServer.StartAsync(prepare: s => s.InterceptingOutboundPacketAsync += args =>
            args.Packet is MqttConnAckPacket ? throw new IOException("The disk is gone.") : Task.CompletedTask);
        using var node = await RawClient.ConnectAsync(server.Port);

        await node.SendAsync(Wire.Connect("node"));

        Assert.Empty(await node.ReceiveAllAsync());
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task One_may_close_its_own_connection_and_wait_for_the_call(int version)
    {
        var returned = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(prepare: s => s.InterceptingOutboundPacketAsync += async args =>
        {
            if (args.Packet is MqttPubAckPacket)
            {
                args.ProcessPacket = false;
                await s.DisconnectClientAsync(args.ClientId, MqttDisconnectReasonCode.QuotaExceeded);
                Assert.True(args.CancellationToken.IsCancellationRequested, "The token did not say that the connection ends.");
                returned.TrySetResult();
            }
        });
        using var node = await RawClient.ConnectAsync(server.Port, "node", version);

        await node.SendAsync(Wire.Publish("a", "1", qos: 1, id: 1, version: version));

        var packets = await node.ReceiveAllAsync();
        Assert.Equal(version == 5 ? [0xE0] : [], packets.Select(packet => (int)packet[0]));
        Assert.All(packets, packet => Assert.Equal((int)MqttDisconnectReasonCode.QuotaExceeded, packet[2]));
        await returned.Task.InTime("The end of the handler");
    }

    // The first bytes of the next packet; on MQTT 5 a reason code and properties may follow.
    static async Task<byte[]> NextIdentifierAsync(RawClient node) => await node.ReceiveAsync() is [var head, _, var high, var low, ..] ? [head, high, low] : [];
}
