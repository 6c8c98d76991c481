using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeNodes.StandIns.Tests.Mqtt.Server;

/// <summary>What the server keeps for a client, and for how long.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task A_full_queue_drops_the_oldest_and_says_so()
    {
        var dropped = new List<string>();
        await using var server = await TestServer.StartAsync(
            o => o.WithPersistentSessions().WithMaxPendingMessagesPerClient(3),
            s => s.QueuedApplicationMessageOverwrittenAsync += args =>
            {
                dropped.Add(args.ReceiverClientId);
                return Task.CompletedTask;
            });
        await server.SubscribeAndLeaveAsync("lamp", "c");
        for (var i = 1; i <= 5; i++)
        {
            await server.Server.InjectApplicationMessage("c", $"{i}", MqttQualityOfServiceLevel.AtLeastOnce);
        }

        Assert.Equal(3, (await server.Server.GetSessionAsync("lamp")).PendingApplicationMessagesCount);
        using var back = await server.ConnectAsync("lamp", MqttProtocolVersion.V500, o => TestServer.Keep(o, MqttProtocolVersion.V500));
        Assert.Equal(["3", "4", "5"], [await back.NextTextAsync(), await back.NextTextAsync(), await back.NextTextAsync()]);
        Assert.Equal(["lamp"], dropped.Distinct());
    }

    [Fact]
    public async Task A_full_queue_drops_the_newest_when_it_is_told_to()
    {
        await using var server = await TestServer.StartAsync(o => o.WithPersistentSessions().WithMaxPendingMessagesPerClient(2)
            .WithPendingMessagesOverflowStrategy(MqttPendingMessagesOverflowStrategy.DropNewMessage));
        await server.SubscribeAndLeaveAsync("lamp", "c");
        for (var i = 1; i <= 4; i++)
        {
            await server.Server.InjectApplicationMessage("c", $"{i}", MqttQualityOfServiceLevel.AtLeastOnce);
        }

        using var back = await server.ConnectAsync("lamp", MqttProtocolVersion.V500, o => TestServer.Keep(o, MqttProtocolVersion.V500));
        Assert.Equal(["1", "2"], [await back.NextTextAsync(), await back.NextTextAsync()]);
    }

    [Fact]
    public async Task A_clean_start_forgets_and_without_persistence_nothing_is_kept()
    {
        await using var server = await TestServer.StartAsync(o => o.WithPersistentSessions());
        await server.SubscribeAndLeaveAsync("lamp", "c");
        using (var clean = await server.ConnectAsync("lamp"))
        {
            Assert.False(clean.Connected.IsSessionPresent);
            await server.Server.InjectApplicationMessage("c", "1");
            await clean.ExpectNothingAsync();
        }

        await using var forgetful = await TestServer.StartAsync();
        await forgetful.SubscribeAndLeaveAsync("lamp", "c");
        using var back = await forgetful.ConnectAsync("lamp", configure: o => TestServer.Keep(o, MqttProtocolVersion.V500));
        Assert.False(back.Connected.IsSessionPresent);
    }

    [Theory]
    [InlineData(MqttProtocolVersion.V311, MqttClientDisconnectReason.NormalDisconnection)]
    [InlineData(MqttProtocolVersion.V500, MqttClientDisconnectReason.SessionTakenOver)]
    public async Task The_newer_connection_takes_over_without_a_will(MqttProtocolVersion version, MqttClientDisconnectReason reason)
    {
        var ends = new List<MqttClientDisconnectType>();
        await using var server = await TestServer.StartAsync(prepare: s => s.ClientDisconnectedAsync += args =>
        {
            ends.Add(args.DisconnectType);
            return Task.CompletedTask;
        });
        using var watcher = await server.ConnectAsync("watcher");
        await watcher.Client.SubscribeAsync("will");
        using var first = await server.ConnectAsync("node", version, o => o.WithWillTopic("will").WithWillPayload("gone"));
        using var second = await server.ConnectAsync("node", version);

        Assert.Equal(reason, (await first.Disconnected).Reason);
        Assert.True(second.Client.IsConnected);
        Assert.Equal([MqttClientDisconnectType.Takeover], ends);
        await watcher.ExpectNothingAsync();
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_silent_client_is_disconnected_after_one_and_a_half_times_its_keep_alive(int version)
    {
        await using var server = await TestServer.StartAsync(o => o.Build().KeepAliveOptions.MonitorInterval = TimeSpan.FromMilliseconds(50));
        var start = TimeProvider.System.GetTimestamp();
        using var silent = await RawClient.ConnectAsync(server.Port, "silent", version, keepAlive: 1);

        var packets = await silent.ReceiveAllAsync();

        Assert.True(TimeProvider.System.GetElapsedTime(start) >= TimeSpan.FromSeconds(1.5), "It was disconnected too early.");
        Assert.Equal(version == 5 ? [0xE0] : [], packets.Select(p => (int)p[0]));
        Assert.All(packets, p => Assert.Equal((int)MqttDisconnectReasonCode.KeepAliveTimeout, p[2]));
    }

    [Fact]
    public async Task The_server_can_end_a_connection_with_a_reason()
    {
        var ended = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(prepare: s => s.ClientDisconnectedAsync += _ =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        });
        using var node = await server.ConnectAsync("node");

        var options = new MqttServerClientDisconnectOptionsBuilder().WithReasonCode(MqttDisconnectReasonCode.AdministrativeAction).WithReasonString("maintenance").Build();
        await server.Server.DisconnectClientAsync("node", options);

        var end = await node.Disconnected;
        Assert.Equal((MqttClientDisconnectReason.AdministrativeAction, "maintenance"), (end.Reason, end.ReasonString));
        await ended.Task.InTime("The end of the connection");
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.Server.DisconnectClientAsync("node", options));
    }

    [Fact]
    public async Task A_stopped_server_tells_its_clients_and_starts_again()
    {
        await using var server = await TestServer.StartAsync();
        using var node = await server.ConnectAsync("node");

        await server.Server.StopAsync();
        Assert.Equal(MqttClientDisconnectReason.ServerShuttingDown, (await node.Disconnected).Reason);
        await Assert.ThrowsAnyAsync<Exception>(() => node.ConnectAsync(server.Options("node").Build()));

        await server.Server.StartAsync();
        await node.ConnectAsync(server.Options("node").Build());
        Assert.True(node.Client.IsConnected);
    }
}
