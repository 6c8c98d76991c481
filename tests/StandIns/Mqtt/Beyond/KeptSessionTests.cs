using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeNodes.StandIns.Tests.Mqtt.Beyond;

/// <summary>Sessions as the standard wants them, where the package of MQTTnet 5.2 does less: duplicate flag, expiry, will delay.</summary>
public sealed class KeptSessionTests
{
    [Theory]
    [InlineData(MqttProtocolVersion.V311)]
    [InlineData(MqttProtocolVersion.V500)]
    public async Task A_message_that_was_not_acknowledged_comes_again_with_the_duplicate_flag(MqttProtocolVersion version)
    {
        await using var server = await TestServer.StartAsync(o => o.WithPersistentSessions());
        Action<MqttClientOptionsBuilder> kept = o => TestServer.Keep(o, version);
        using (var first = await server.ConnectAsync("lamp", version, kept))
        {
            first.AcknowledgesItself = false;
            await first.Client.SubscribeAsync("c", MqttQualityOfServiceLevel.AtLeastOnce);
            await server.Server.InjectApplicationMessage("c", "1", MqttQualityOfServiceLevel.AtLeastOnce);
            await server.Server.InjectApplicationMessage("c", "2", MqttQualityOfServiceLevel.AtLeastOnce);
            Assert.False((await first.NextAsync()).ApplicationMessage.Dup);
            await (await first.NextAsync()).AcknowledgeAsync(CancellationToken.None);
            await first.Client.PingAsync();
        }

        using var second = await server.ConnectAsync("lamp", version, kept);
        Assert.True(second.Connected.IsSessionPresent);
        var again = (await second.NextAsync()).ApplicationMessage;
        Assert.Equal(("1", true), (again.ConvertPayloadToString(), again.Dup));
        await second.ExpectNothingAsync();
    }

    [Fact]
    public async Task A_session_ends_when_it_expires()
    {
        var deleted = new TaskCompletionSource<string>();
        await using var server = await TestServer.StartAsync(
            o => o.WithPersistentSessions().Build().KeepAliveOptions.MonitorInterval = TimeSpan.FromMilliseconds(50),
            s => s.SessionDeletedAsync += args =>
            {
                deleted.TrySetResult(args.Id);
                return Task.CompletedTask;
            });
        using (var client = await server.ConnectAsync("lamp", configure: o => o.WithCleanStart(false).WithSessionExpiryInterval(1)))
        {
            await client.Client.SubscribeAsync("c");
        }

        Assert.Equal("lamp", await deleted.Task.InTime("The end of the session"));
        Assert.Empty(await server.Server.GetSessionsAsync());
    }

    [Fact]
    public async Task A_delayed_will_is_not_published_when_the_node_is_back_in_time()
    {
        await using var server = await TestServer.StartAsync(o => o.WithPersistentSessions().Build().KeepAliveOptions.MonitorInterval = TimeSpan.FromMilliseconds(50));
        using var watcher = await server.ConnectAsync("watcher");
        await watcher.Client.SubscribeAsync("will/+");
        void Will(MqttClientOptionsBuilder o, string name, uint delay) =>
            TestServer.Keep(o, MqttProtocolVersion.V500).WithWillTopic("will/" + name).WithWillPayload(name).WithWillDelayInterval(delay);

        (await server.ConnectAsync("back", configure: o => Will(o, "back", 1))).Dispose();
        (await server.ConnectAsync("gone", configure: o => Will(o, "gone", 1))).Dispose();
        using var back = await server.ConnectAsync("back", configure: o => Will(o, "back", 1));

        Assert.Equal("gone", await watcher.NextTextAsync());
        await watcher.ExpectNothingAsync();
    }
}
