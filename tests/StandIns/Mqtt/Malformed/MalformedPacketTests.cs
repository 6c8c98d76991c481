using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet.Server;

namespace EdgeNodes.StandIns.Tests.Mqtt.Malformed;

/// <summary>A peer that breaks the standard loses its connection, and nobody else notices.</summary>
public sealed class MalformedPacketTests : IAsyncLifetime
{
    TestServer _server = null!;
    TestClient _bystander = null!;

    public static TheoryData<string> AtTheBeginning() => [.. BrokenPackets.AtTheBeginning.Keys];

    public static TheoryData<string> Afterwards() => [.. BrokenPackets.Afterwards.Keys];

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _bystander = await _server.ConnectAsync("bystander");
    }

    public async Task DisposeAsync()
    {
        await _bystander.ExpectNothingAsync();
        _bystander.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(AtTheBeginning))]
    public async Task A_connection_that_begins_wrongly_is_closed(string mistake)
    {
        using var peer = await RawClient.ConnectAsync(_server.Port);
        await peer.SendAsync(BrokenPackets.AtTheBeginning[mistake]);

        Assert.Empty(await peer.ReceiveAllAsync());
        Assert.Single(await _server.Server.GetClientsAsync());
    }

    [Theory]
    [MemberData(nameof(Afterwards))]
    public async Task On_MQTT_5_the_peer_is_told_what_was_wrong(string mistake)
    {
        using var peer = await RawClient.ConnectAsync(_server.Port, "peer", version: 5);
        var (bytes, reasonCode) = BrokenPackets.Afterwards[mistake];
        await peer.SendAsync([.. bytes, .. Wire.PingReq()]);

        var goodbye = Assert.Single(await peer.ReceiveAllAsync());
        Assert.Equal((0xE0, reasonCode), (goodbye[0], goodbye[2]));
    }

    [Theory]
    [MemberData(nameof(Afterwards))]
    public async Task On_MQTT_3_the_connection_is_closed_without_a_word(string mistake)
    {
        using var peer = await RawClient.ConnectAsync(_server.Port, "peer");
        await peer.SendAsync(BrokenPackets.Afterwards[mistake].Bytes);
        peer.EndSending();

        Assert.DoesNotContain(await peer.ReceiveAllAsync(), packet => packet[0] == 0xE0);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(0)]
    public async Task An_unknown_version_is_answered_so_that_the_peer_may_try_another(int version)
    {
        using var peer = await RawClient.ConnectAsync(_server.Port);
        await peer.SendAsync(Wire.Connect("x", version));

        Assert.Equal([Wire.Packet(0x20, 0, 1)], await peer.ReceiveAllAsync());
    }

    [Theory]
    [InlineData("a/#/b")]
    [InlineData("a#")]
    [InlineData("+a")]
    [InlineData("")]
    public async Task A_filter_that_is_not_valid_is_refused_and_the_connection_stays(string filter)
    {
        using var peer = await RawClient.ConnectAsync(_server.Port, "peer", version: 5);
        await peer.SendAsync(Wire.Subscribe(7, filter, 0, version: 5));
        Assert.Equal(Wire.Packet(0x90, 0, 7, 0, 0x8F), await peer.ReceiveAsync());

        using var old = await RawClient.ConnectAsync(_server.Port, "old");
        await old.SendAsync(Wire.Subscribe(7, filter, 0));
        Assert.Equal(Wire.Packet(0x90, 0, 7, 0x80), await old.ReceiveAsync());
    }

    [Fact]
    public async Task A_filter_of_very_many_levels_is_refused()
    {
        using var peer = await RawClient.ConnectAsync(_server.Port, "peer");
        await peer.SendAsync(Wire.Subscribe(7, new string('/', 60_000), 0));
        Assert.Equal(Wire.Packet(0x90, 0, 7, 0x80), await peer.ReceiveAsync());

        await peer.SendAsync(Wire.Publish(new string('/', 60_000), "x", qos: 1, id: 1));
        Assert.Equal(Wire.Packet(0x40, 0, 1), await peer.ReceiveAsync());
    }

    [Fact]
    public async Task A_packet_may_arrive_byte_by_byte_or_with_many_others()
    {
        using var peer = await RawClient.ConnectAsync(_server.Port);
        foreach (var single in Wire.Connect("slow"))
        {
            await peer.SendAsync(single);
        }

        Assert.Equal(Wire.Packet(0x20, 0, 0), await peer.ReceiveAsync());
        await peer.SendAsync([.. Enumerable.Range(1, 2000).SelectMany(id => Wire.Publish("a", new string('x', 50), qos: 1, id: id))]);
        for (var id = 1; id <= 2000; id++)
        {
            Assert.Equal(Wire.Packet(0x40, Wire.UInt16(id)), await peer.ReceiveAsync());
        }
    }
}
