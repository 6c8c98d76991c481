using System.Collections.Concurrent;
using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeNodes.StandIns.Tests.Mqtt.Server;

/// <summary>What a gateway builds its promise on: an acknowledgement is sent when the handler has said so, and not before.</summary>
public sealed class AcknowledgementTests
{
    [Theory]
    [InlineData(MqttProtocolVersion.V311, MqttQualityOfServiceLevel.AtLeastOnce)]
    [InlineData(MqttProtocolVersion.V500, MqttQualityOfServiceLevel.AtLeastOnce)]
    [InlineData(MqttProtocolVersion.V500, MqttQualityOfServiceLevel.ExactlyOnce)]
    public async Task An_acknowledgement_waits_for_the_handler(MqttProtocolVersion version, MqttQualityOfServiceLevel qos)
    {
        var stored = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(prepare: s => s.InterceptingPublishAsync += args =>
        {
            asked.TrySetResult();
            return stored.Task;
        });
        using var node = await server.ConnectAsync("node", version);

        var publish = node.Client.PublishStringAsync("a", "1", qos);
        await asked.Task.InTime("The handler");
        Assert.False(publish.IsCompleted);
        stored.SetResult();

        Assert.True((await publish.InTime("The acknowledgement")).IsSuccess);
    }

    [Fact]
    public async Task Many_messages_of_one_node_are_stored_at_once_when_the_acknowledgement_waits_on_its_way_out()
    {
        // A store that is done with all 200 messages at once, or never: one after the other they would wait for ever.
        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = 0;
        var stores = new ConcurrentDictionary<(string, ushort), Task>();
        await using var server = await TestServer.StartAsync(prepare: s =>
        {
            s.InterceptingPublishAsync += args =>
            {
                args.ProcessPublish = false;
                return Task.CompletedTask;
            };
            s.InterceptingInboundPacketAsync += args =>
            {
                if (args.Packet is MqttPublishPacket publish)
                {
                    stores[(args.ClientId, publish.PacketIdentifier)] = stored.Task;
                    Interlocked.Increment(ref asked);
                }

                return Task.CompletedTask;
            };
            s.InterceptingOutboundPacketAsync += async args =>
            {
                if (args.Packet is MqttPubAckPacket ack && stores.TryRemove((args.ClientId, ack.PacketIdentifier), out var store))
                {
                    await store;
                }
            };
        });
        using var node = await server.ConnectAsync("node");

        var publishes = Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => node.Client.PublishStringAsync("a", $"{i}", MqttQualityOfServiceLevel.AtLeastOnce)));
        await Eventually.True(() => Volatile.Read(ref asked) == 200, "all 200 are in the store before one of them is acknowledged");
        Assert.False(publishes.IsCompleted);
        stored.SetResult();

        await publishes.InTime("200 acknowledgements");
        Assert.Empty(stores);
    }

    [Theory]
    [InlineData(MqttQualityOfServiceLevel.AtLeastOnce)]
    [InlineData(MqttQualityOfServiceLevel.ExactlyOnce)]
    public async Task A_refusal_reaches_an_MQTT_5_node_with_code_and_text(MqttQualityOfServiceLevel qos)
    {
        await using var server = await TestServer.StartAsync(prepare: s => s.InterceptingPublishAsync += args =>
        {
            args.ProcessPublish = false;
            args.Response.ReasonCode = MqttPubAckReasonCode.PayloadFormatInvalid;
            args.Response.ReasonString = "not a frame";
            return Task.CompletedTask;
        });
        using var node = await server.ConnectAsync("node");

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var result = await node.Client.PublishStringAsync("a", "1", qos).InTime("The refusal");
            Assert.Equal((MqttClientPublishReasonCode.PayloadFormatInvalid, false), (result.ReasonCode, result.IsSuccess));
            Assert.True(qos == MqttQualityOfServiceLevel.ExactlyOnce || result.ReasonString == "not a frame", "The text did not arrive.");
        }
    }

    [Fact]
    public async Task On_MQTT_3_a_refusal_looks_like_a_success_since_the_protocol_has_no_other_word()
    {
        await using var server = await TestServer.StartAsync(prepare: s => s.InterceptingPublishAsync += args =>
        {
            args.ProcessPublish = false;
            args.Response.ReasonCode = MqttPubAckReasonCode.NotAuthorized;
            return Task.CompletedTask;
        });
        using var node = await server.ConnectAsync("node", MqttProtocolVersion.V311);

        Assert.True((await node.Client.PublishStringAsync("a", "1", MqttQualityOfServiceLevel.AtLeastOnce)).IsSuccess);
    }

    [Theory]
    [InlineData(MqttProtocolVersion.V311, false)]
    [InlineData(MqttProtocolVersion.V500, false)]
    [InlineData(MqttProtocolVersion.V311, true)]
    [InlineData(MqttProtocolVersion.V500, true)]
    public async Task A_closed_connection_or_a_failed_handler_leaves_the_message_with_the_node(MqttProtocolVersion version, bool handlerThrows)
    {
        await using var server = await TestServer.StartAsync(prepare: s => s.InterceptingPublishAsync += args =>
        {
            args.CloseConnection = true;
            return handlerThrows ? throw new IOException("The disk is gone.") : Task.CompletedTask;
        });
        using var node = await server.ConnectAsync("node", version);

        var publish = node.Client.PublishStringAsync("a", "1", MqttQualityOfServiceLevel.AtLeastOnce);

        await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => publish.InTime("The end of the publish"));
        Assert.True((await node.Disconnected).ClientWasConnected);
        Assert.True((await server.ConnectAsync("other", version)).Client.IsConnected);
    }

    [Fact]
    public async Task A_message_that_is_not_to_be_processed_reaches_nobody_and_is_acknowledged()
    {
        await using var server = await TestServer.StartAsync(prepare: s => s.InterceptingPublishAsync += args =>
        {
            args.ProcessPublish = args.ApplicationMessage.Topic != "node/1/up";
            return Task.CompletedTask;
        });
        using var listener = await server.ConnectAsync("listener");
        await listener.Client.SubscribeAsync("#");

        Assert.Equal(
            MqttClientPublishReasonCode.Success,
            (await listener.Client.PublishStringAsync("node/1/up", "1", MqttQualityOfServiceLevel.AtLeastOnce, retain: true)).ReasonCode);

        await listener.ExpectNothingAsync();
        Assert.Empty(await server.Server.GetRetainedMessagesAsync());
    }

    [Fact]
    public async Task The_handler_may_change_the_message_and_knows_who_sent_it()
    {
        await using var server = await TestServer.StartAsync(prepare: s =>
        {
            s.ValidatingConnectionAsync += args =>
            {
                args.SessionItems["kind"] = "air-quality";
                return Task.CompletedTask;
            };
            s.InterceptingPublishAsync += args =>
            {
                args.ApplicationMessage = new MqttApplicationMessageBuilder()
                    .WithTopic("seen").WithPayload($"{args.ClientId} {args.UserName} {args.SessionItems["kind"]}").Build();
                return Task.CompletedTask;
            };
        });
        using var node = await server.ConnectAsync("node", configure: o => o.WithCredentials("bob", "pw"));
        await node.Client.SubscribeAsync("seen");
        await node.Client.PublishStringAsync("whatever", "x");

        Assert.Equal("node bob air-quality", await node.NextTextAsync());
    }
}
