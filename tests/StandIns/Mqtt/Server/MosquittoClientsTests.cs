using System.Text.RegularExpressions;
using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeNodes.StandIns.Tests.Mqtt.Server;

/// <summary>Debian's mosquitto_pub and mosquitto_sub at our server.</summary>
public sealed class MosquittoClientsTests
{
    public static TheoryData<string, string> VersionsAndQoS() => new()
    {
        { "mqttv311", "0" }, { "mqttv311", "1" }, { "mqttv311", "2" }, { "mqttv5", "0" }, { "mqttv5", "1" }, { "mqttv5", "2" }, { "mqttv31", "1" },
    };

    [Theory]
    [MemberData(nameof(VersionsAndQoS))]
    public async Task What_one_publishes_the_other_receives(string version, string qos)
    {
        await using var server = await StartAsync(out var subscribed);
        await using var subscriber = server.Mosquitto.Subscribe("-V", version, "-t", "street/+/lamp", "-q", qos, "-C", "2", "-F", "%t %q %r %p");
        await subscribed.Task.InTime("The subscription");

        await server.Mosquitto.PublishOkAsync("-V", version, "-t", "street/7/lamp", "-q", qos, "-m", "on");
        await server.Mosquitto.PublishOkAsync("-V", version, "-t", "street/8/lamp", "-q", qos, "-m", "grün");

        await subscriber.Exit();
        Assert.Equal([$"street/7/lamp {qos} 0 on", $"street/8/lamp {qos} 0 grün"], subscriber.Output);
    }

    [Theory]
    [InlineData("mqttv311")]
    [InlineData("mqttv5")]
    public async Task A_retained_message_waits_for_who_comes_later_until_it_is_cleared(string version)
    {
        await using var server = await TestServer.StartAsync();
        await server.Mosquitto.PublishOkAsync("-V", version, "-t", "lamp/1", "-m", "dim 40", "-q", "1", "-r");
        await server.Mosquitto.PublishOkAsync("-V", version, "-t", "lamp/2", "-m", "dim 60", "-q", "1", "-r");

        Assert.Equal(["lamp/1 1 dim 40"], await server.Mosquitto.SubscribeOnceAsync("-V", version, "-t", "lamp/1", "-C", "1", "-F", "%t %r %p"));

        await server.Mosquitto.PublishOkAsync("-V", version, "-t", "lamp/1", "-n", "-q", "1", "-r");
        Assert.Equal(["lamp/2 1 dim 60"], await server.Mosquitto.SubscribeOnceAsync("-V", version, "-t", "lamp/#", "-C", "1", "-F", "%t %r %p"));
        Assert.Null(await server.Server.GetRetainedMessageAsync("lamp/1"));
    }

    [Fact]
    public async Task A_node_that_vanishes_leaves_its_will()
    {
        await using var server = await StartAsync(out var subscribed);
        using var watcher = await server.ConnectAsync("watcher");
        await watcher.Client.SubscribeAsync("will/#", MqttQualityOfServiceLevel.AtLeastOnce);
        await using var node = server.Mosquitto.Subscribe(
            "-i", "node", "-t", "anything", "--will-topic", "will/node", "--will-payload", "gone", "--will-qos", "1");
        await subscribed.Task.InTime("The subscription");

        await node.Kill();

        var will = (await watcher.NextAsync()).ApplicationMessage;
        Assert.Equal(("will/node", MqttQualityOfServiceLevel.AtLeastOnce), (will.Topic, will.QualityOfServiceLevel));
    }

    [Fact]
    public async Task A_node_that_says_goodbye_takes_its_will_along()
    {
        await using var server = await TestServer.StartAsync();
        using var watcher = await server.ConnectAsync("watcher");
        await watcher.Client.SubscribeAsync("will/#");

        await server.Mosquitto.PublishOkAsync("-t", "x", "-m", "y", "--will-topic", "will/node", "--will-payload", "gone");

        await watcher.ExpectNothingAsync();
    }

    [Theory]
    [InlineData("mqttv311", "not authorised")]
    [InlineData("mqttv5", "Bad user name or password")]
    public async Task A_wrong_password_is_refused_with_its_reason(string version, string reason)
    {
        await using var server = await TestServer.StartAsync(prepare: s => s.ValidatingConnectionAsync += args =>
        {
            var isKnown = args.UserName == "node" && args.Password == "secret";
            args.ReasonCode = isKnown ? MqttConnectReasonCode.Success : MqttConnectReasonCode.BadUserNameOrPassword;
            return Task.CompletedTask;
        });

        var refused = await server.Mosquitto.PublishAsync("-V", version, "-u", "node", "-P", "guess", "-t", "a", "-m", "b");
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains(version == "mqttv5" ? reason : "Connection Refused", refused.Errors, StringComparison.OrdinalIgnoreCase);
        await server.Mosquitto.PublishOkAsync("-V", version, "-u", "node", "-P", "secret", "-t", "a", "-m", "b");
    }

    [Fact]
    public async Task A_refused_message_is_answered_with_its_reason_on_MQTT_5()
    {
        await using var server = await TestServer.StartAsync(prepare: s => s.InterceptingPublishAsync += args =>
        {
            args.ProcessPublish = false;
            args.Response.ReasonCode = MqttPubAckReasonCode.QuotaExceeded;
            args.Response.ReasonString = "the buffer is full";
            return Task.CompletedTask;
        });

        var (_, output, errors) = await server.Mosquitto.PublishAsync("-V", "mqttv5", "-q", "1", "-t", "a", "-m", "b", "-d");
        Assert.Matches(new Regex("Quota exceeded", RegexOptions.IgnoreCase), errors + string.Join('\n', output));
    }

    [Theory]
    [InlineData("mqttv311", "-c")]
    [InlineData("mqttv5", "-c -x 600")]
    public async Task Messages_wait_for_a_client_that_keeps_its_session(string version, string keep)
    {
        await using var server = await TestServer.StartAsync(o => o.WithPersistentSessions());
        string[] session = ["-V", version, "-i", "sleeper", .. keep.Split(' '), "-q", "1", "-t", "order/#"];
        await server.Mosquitto.SubscribeOnceAsync([.. session, "-E"]);

        for (var i = 1; i <= 3; i++)
        {
            await server.Mosquitto.PublishOkAsync("-t", "order/x", "-q", "1", "-m", $"{i}");
        }

        Assert.Equal(["1", "2", "3"], await server.Mosquitto.SubscribeOnceAsync([.. session, "-C", "3"]));
    }

    [Fact]
    public async Task A_subscriber_of_everything_sees_no_system_topics()
    {
        await using var server = await StartAsync(out var subscribed);
        await using var subscriber = server.Mosquitto.Subscribe("-t", "#", "-t", "+/uptime", "-t", "$SYS/load", "-C", "2", "-F", "%t");
        await subscribed.Task.InTime("The subscription");

        await server.Server.InjectApplicationMessage("$SYS/uptime", "1");
        await server.Server.InjectApplicationMessage("$SYS/load", "2");
        await server.Server.InjectApplicationMessage("plain", "3");

        await subscriber.Exit();
        Assert.Equal(["$SYS/load", "plain"], subscriber.Output);
    }

    static Task<TestServer> StartAsync(out TaskCompletionSource subscribed)
    {
        var signal = subscribed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return TestServer.StartAsync(prepare: s => s.ClientSubscribedTopicAsync += args =>
        {
            if (args.ClientId != "watcher")
            {
                signal.TrySetResult();
            }

            return Task.CompletedTask;
        });
    }
}
