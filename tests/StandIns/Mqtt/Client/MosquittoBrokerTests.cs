using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace EdgeNodes.StandIns.Tests.Mqtt.Client;

/// <summary>Our client at a broker that it was not written with.</summary>
public sealed class MosquittoBrokerTests
{
    public static TheoryData<MqttProtocolVersion, MqttQualityOfServiceLevel> VersionsAndQoS()
    {
        var data = new TheoryData<MqttProtocolVersion, MqttQualityOfServiceLevel>();
        foreach (var version in new[] { MqttProtocolVersion.V310, MqttProtocolVersion.V311, MqttProtocolVersion.V500 })
        {
            foreach (var qos in Enum.GetValues<MqttQualityOfServiceLevel>())
            {
                data.Add(version, qos);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(VersionsAndQoS))]
    public async Task What_it_publishes_it_hears(MqttProtocolVersion version, MqttQualityOfServiceLevel qos)
    {
        await using var broker = await MosquittoBroker.StartAsync();
        using var client = new TestClient();
        await client.ConnectAsync(broker.Options().WithProtocolVersion(version).Build());
        var subscription = await client.Client.SubscribeAsync("a/+", qos);
        Assert.Equal((MqttClientSubscribeResultCode)qos, Assert.Single(subscription.Items).ResultCode);

        for (var i = 0; i < 50; i++)
        {
            Assert.True((await client.Client.PublishStringAsync($"a/{i}", $"ü{i}", qos).InTime("The acknowledgement")).IsSuccess);
            var message = (await client.NextAsync()).ApplicationMessage;
            Assert.Equal(($"a/{i}", $"ü{i}", qos), (message.Topic, message.ConvertPayloadToString(), message.QualityOfServiceLevel));
        }

        Assert.Equal(MqttClientUnsubscribeResultCode.Success, (await client.Client.UnsubscribeAsync("a/+")).Items.Single().ResultCode);
        await client.Client.DisconnectAsync();
        Assert.Equal(MqttClientDisconnectReason.NormalDisconnection, (await client.Disconnected).Reason);
    }

    [Fact]
    public async Task Properties_travel_from_our_client_to_mosquitto_sub()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        using var client = new TestClient();
        await client.ConnectAsync(broker.Options().Build());
        await client.Client.PublishAsync(new MqttApplicationMessageBuilder()
            .WithTopic("a").WithPayload("{}").WithRetainFlag().WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithContentType("application/json").WithResponseTopic("b").WithUserProperty("place", "Markt"u8.ToArray().AsMemory()).Build());

        Assert.Equal(
            ["application/json b place:Markt"],
            await broker.Clients.SubscribeOnceAsync("-V", "mqttv5", "-t", "a", "-C", "1", "-F", "%C %R %P"));
    }

    [Theory]
    [InlineData(MqttProtocolVersion.V311, MqttClientConnectResultCode.NotAuthorized)]
    [InlineData(MqttProtocolVersion.V500, MqttClientConnectResultCode.NotAuthorized)]
    public async Task A_refused_connect_is_a_result_with_its_code(MqttProtocolVersion version, MqttClientConnectResultCode code)
    {
        await using var broker = await MosquittoBroker.StartAsync(_ => ["allow_anonymous false"]);
        using var client = new TestClient();
        await client.ConnectAsync(broker.Options().WithProtocolVersion(version).WithCredentials("node", "guess").Build());

        Assert.Equal(code, client.Connected.ResultCode);
        Assert.False(client.Client.IsConnected);
        Assert.False((await client.Disconnected).ClientWasConnected);
        await Assert.ThrowsAsync<MqttClientNotConnectedException>(() => client.Client.PublishStringAsync("a", "b"));
    }

    [Fact]
    public async Task A_refused_publish_has_its_reason()
    {
        await using var broker = await MosquittoBroker.StartAsync(folder =>
        {
            File.WriteAllText(Path.Combine(folder, "acl"), "topic read #\ntopic write allowed\n");
            return ["allow_anonymous true", $"acl_file {folder}/acl"];
        });
        using var client = new TestClient();
        await client.ConnectAsync(broker.Options().Build());

        Assert.Equal(
            MqttClientPublishReasonCode.NotAuthorized,
            (await client.Client.PublishStringAsync("forbidden", "x", MqttQualityOfServiceLevel.AtLeastOnce)).ReasonCode);
        Assert.True((await client.Client.PublishStringAsync("allowed", "x", MqttQualityOfServiceLevel.AtLeastOnce)).IsSuccess);
    }

    [Fact]
    public async Task Its_will_is_published_when_it_vanishes_and_not_when_it_leaves()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        using var watcher = new TestClient();
        await watcher.ConnectAsync(broker.Options().Build());
        await watcher.Client.SubscribeAsync("will/#");

        using var polite = new TestClient();
        await polite.ConnectAsync(broker.Options().WithWillTopic("will/polite").WithWillPayload("gone").Build());
        await polite.Client.DisconnectAsync();
        var rude = new TestClient();
        await rude.ConnectAsync(broker.Options().WithWillTopic("will/rude").WithWillPayload("gone").WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build());
        rude.Dispose();

        Assert.Equal("will/rude", (await watcher.NextAsync()).ApplicationMessage.Topic);
        await watcher.ExpectNothingAsync();
    }

    [Theory]
    [InlineData(MqttProtocolVersion.V311)]
    [InlineData(MqttProtocolVersion.V500)]
    public async Task A_message_that_it_did_not_acknowledge_comes_again_after_a_reconnect(MqttProtocolVersion version)
    {
        await using var broker = await MosquittoBroker.StartAsync();
        MqttClientOptions Kept()
        {
            var options = broker.Options().WithClientId("platform").WithProtocolVersion(version).WithCleanSession(false);
            return version == MqttProtocolVersion.V500 ? options.WithSessionExpiryInterval(600).Build() : options.Build();
        }

        using var client = new TestClient { AcknowledgesItself = false };
        await client.ConnectAsync(Kept());
        await client.Client.SubscribeAsync("c", MqttQualityOfServiceLevel.AtLeastOnce);
        await broker.Clients.PublishOkAsync("-t", "c", "-m", "dim", "-q", "1");
        var first = await client.NextAsync();
        await client.Client.DisconnectAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => first.AcknowledgeAsync(CancellationToken.None));

        await client.ConnectAsync(Kept());
        Assert.True(client.Connected.IsSessionPresent);
        var again = await client.NextAsync();
        Assert.True(again.ApplicationMessage.Dup);
        await again.AcknowledgeAsync(CancellationToken.None);
        await client.Client.PingAsync();
        await client.Client.DisconnectAsync();

        await client.ConnectAsync(Kept());
        await client.ExpectNothingAsync();
    }

    [Fact]
    public async Task A_broker_that_hangs_is_noticed_by_the_keep_alive()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        using var client = new TestClient();
        await client.ConnectAsync(broker.Options().WithKeepAlivePeriod(TimeSpan.FromSeconds(1)).Build());
        broker.Freeze();
        try
        {
            var publish = client.Client.PublishStringAsync("a", "x", MqttQualityOfServiceLevel.AtLeastOnce);
            Assert.IsType<MqttCommunicationTimedOutException>((await client.Disconnected).Exception);
            await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => publish);
        }
        finally
        {
            broker.Unfreeze();
        }
    }

    [Fact]
    public async Task A_broker_that_dies_fails_what_waits_and_the_handler_may_connect_again()
    {
        var broker = await MosquittoBroker.StartAsync();
        await using var next = await MosquittoBroker.StartAsync();
        var client = new MqttClientFactory().CreateMqttClient();
        var back = new TaskCompletionSource();
        client.DisconnectedAsync += async _ =>
        {
            await client.ConnectAsync(next.Options().Build());
            back.TrySetResult();
        };
        await client.ConnectAsync(broker.Options().Build());
        broker.Freeze();
        var publish = client.PublishStringAsync("a", "x", MqttQualityOfServiceLevel.ExactlyOnce);
        await broker.DisposeAsync();

        await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => publish.InTime("The end of the publish"));
        await back.Task.InTime("The new connection");
        Assert.True((await client.PublishStringAsync("a", "x", MqttQualityOfServiceLevel.ExactlyOnce)).IsSuccess);
        client.Dispose();
    }

    [Fact]
    public async Task A_connection_that_cannot_be_made_or_a_call_that_takes_too_long_says_so()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        using var client = new TestClient();
        var nobody = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", Ports.Free()).WithTlsOptions(tls => tls.UseTls(false)).Build();
        await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => client.ConnectAsync(nobody));

        await client.ConnectAsync(broker.Options().WithTimeout(TimeSpan.FromSeconds(0.3)).Build());
        broker.Freeze();
        try
        {
            await Assert.ThrowsAsync<MqttCommunicationTimedOutException>(() => client.Client.SubscribeAsync("a"));
            using var impatient = new CancellationTokenSource(100);
            await Assert.ThrowsAsync<MqttCommunicationTimedOutException>(
                () => client.Client.PublishStringAsync("a", "x", MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken: impatient.Token));
        }
        finally
        {
            broker.Unfreeze();
        }

        Assert.True((await client.Client.PublishStringAsync("a", "x", MqttQualityOfServiceLevel.AtLeastOnce)).IsSuccess);
    }
}
