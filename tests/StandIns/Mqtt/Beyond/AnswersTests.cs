using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeNodes.StandIns.Tests.Mqtt.Beyond;

/// <summary>Answers that the standard describes and the package of MQTTnet 5.2 gives differently.</summary>
public sealed class AnswersTests
{
    [Fact]
    public async Task Without_an_identifier_a_kept_session_is_refused_in_words()
    {
        // The package closes the connection without a CONNACK. MQTT 3.1.1 [MQTT-3.1.3-8] wants one.
        await using var server = await TestServer.StartAsync();
        using var peer = await RawClient.ConnectAsync(server.Port);
        await peer.SendAsync(Wire.Connect("", cleanStart: false));
        Assert.Equal([Wire.Packet(0x20, 0, 2)], await peer.ReceiveAllAsync());
    }

    [Fact]
    public async Task Every_filter_gets_its_own_answer()
    {
        await using var server = await TestServer.StartAsync(prepare: s => s.InterceptingSubscriptionAsync += args =>
        {
            if (args.TopicFilter.Topic == "secret")
            {
                args.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
            }

            return Task.CompletedTask;
        });
        using var client = await server.ConnectAsync("c");
        var result = await client.Client.SubscribeAsync(new MqttClientSubscribeOptionsBuilder()
            .WithTopicFilter("a", MqttQualityOfServiceLevel.AtMostOnce).WithTopicFilter("secret")
            .WithTopicFilter("b", MqttQualityOfServiceLevel.ExactlyOnce).WithTopicFilter("$share/g/c").Build());

        Assert.Equal(
            [MqttClientSubscribeResultCode.GrantedQoS0, MqttClientSubscribeResultCode.NotAuthorized, MqttClientSubscribeResultCode.GrantedQoS2, MqttClientSubscribeResultCode.SharedSubscriptionsNotSupported],
            result.Items.Select(i => i.ResultCode));
        Assert.Equal(
            [MqttClientUnsubscribeResultCode.Success, MqttClientUnsubscribeResultCode.NoSubscriptionExisted],
            [(await client.Client.UnsubscribeAsync("a")).Items.Single().ResultCode, (await client.Client.UnsubscribeAsync("a")).Items.Single().ResultCode]);
    }
}
