using System.Collections;
using System.Text;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using static EdgeNodes.Simulated.Tests.Mqtt.MqttBench;

namespace EdgeNodes.Simulated.Tests.Mqtt;

/// <summary>The M2Mqtt stand-in against Debian's mosquitto and its tools.</summary>
public sealed class M2MqttTests : IDisposable
{
    private readonly GuardedBroker _broker = new();
    private readonly MqttBench _bench = new();

    public void Dispose()
    {
        _bench.Dispose();
        _broker.Dispose();
    }

    [Theory]
    [InlineData(MqttProtocolVersion.Version_3_1_1, MqttQoSLevel.AtMostOnce)]
    [InlineData(MqttProtocolVersion.Version_3_1_1, MqttQoSLevel.AtLeastOnce)]
    [InlineData(MqttProtocolVersion.Version_3_1_1, MqttQoSLevel.ExactlyOnce)]
    [InlineData(MqttProtocolVersion.Version_5, MqttQoSLevel.AtMostOnce)]
    [InlineData(MqttProtocolVersion.Version_5, MqttQoSLevel.AtLeastOnce)]
    [InlineData(MqttProtocolVersion.Version_5, MqttQoSLevel.ExactlyOnce)]
    public void A_message_arrives_and_its_acknowledgement_names_its_id(MqttProtocolVersion version, MqttQoSLevel level)
    {
        using var subscriber = _broker.Subscribe("node/#", 3);
        _bench.Run(() =>
        {
            using var client = Connected(version);
            for (var i = 1; i <= 3; i++)
            {
                var users = new ArrayList { new UserProperty("boot", "17") };
                var id = client.Publish("node/aq-0007/up", Encoding.UTF8.GetBytes($"reading {i}"), "text/plain", users, level, false);
                Assert.Equal((id, true), Take(_bench.Published));
            }
        });
        Assert.Equal(
            [.. Enumerable.Range(1, 3).Select(i => $"node/aq-0007/up {(int)level} reading {i}")], subscriber.Messages());
    }

    [Theory]
    [InlineData(MqttProtocolVersion.Version_3_1_1)]
    [InlineData(MqttProtocolVersion.Version_5)]
    public void A_subscriber_gets_what_others_publish_at_every_level(MqttProtocolVersion version) => _bench.Run(() =>
    {
        using var client = Connected(version);
        var id = client.Subscribe(["node/sl-0001/command"], [MqttQoSLevel.ExactlyOnce]);
        var subscribed = Take(_bench.Subscribed);
        Assert.Equal(id, subscribed.MessageId);
        Assert.Equal([MqttQoSLevel.ExactlyOnce], subscribed.GrantedQoSLevels);
        for (var level = 0; level <= 2; level++)
        {
            _broker.Publish("node/sl-0001/command", $"dim {level}", level);
            var message = Take(_bench.Received);
            Assert.Equal(("node/sl-0001/command", $"dim {level}"), (message.Topic, Encoding.UTF8.GetString(message.Message)));
            Assert.Equal((MqttQoSLevel)level, message.QosLevel);
        }
    });

    [Fact]
    public void A_thousand_messages_are_all_acknowledged_in_order()
    {
        using var subscriber = _broker.Subscribe("load", 1000);
        _bench.Run(() =>
        {
            using var client = Connected();
            for (var i = 0; i < 1000; i++)
            {
                client.Publish("load", Encoding.UTF8.GetBytes($"{i}"), null, null, MqttQoSLevel.AtLeastOnce, false);
            }

            Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(Take(_bench.Published).IsPublished));
        });
        Assert.Equal([.. Enumerable.Range(0, 1000).Select(i => $"load 1 {i}")], subscriber.Messages());
    }

    [Theory]
    [InlineData(MqttProtocolVersion.Version_3_1_1, MqttReasonCode.ConnectionRefusedNotAuthorized)]
    [InlineData(MqttProtocolVersion.Version_5, MqttReasonCode.NotAuthorized)]
    public void A_wrong_password_is_answered_by_its_reason_code(MqttProtocolVersion version, MqttReasonCode reason) => _bench.Run(() =>
    {
        using var client = _bench.Client(_broker.Port, version);
        Assert.Equal(reason, client.Connect("aq-0007", "node", "wrong"));
        Assert.False(client.IsConnected);
    });

    [Fact]
    public void A_broker_that_is_not_there_is_a_connection_exception() => _bench.Run(() =>
    {
        using var client = _bench.Client(Ports.Free());
        Assert.Throws<MqttConnectionException>(() => client.Connect("aq-0007"));
    });

    [Fact]
    public void A_host_that_nobody_knows_is_a_connection_exception() => _bench.Run(() =>
    {
        using var client = new MqttClient("elsewhere");
        Assert.Throws<MqttConnectionException>(() => client.Connect("aq-0007"));
    });

    [Fact]
    public void The_broker_s_death_closes_the_connection_and_a_new_client_goes_on() => _bench.Run(() =>
    {
        using var client = Connected();
        _broker.Stop();
        Assert.True(_bench.Closed.Wait(Eventually.Limit));
        Assert.False(client.IsConnected);
        _bench.Closed.Reset();
        _broker.Start();
        using var next = Connected();
        next.Publish("t", [1], null, null, MqttQoSLevel.AtLeastOnce, false);
        Assert.True(Take(_bench.Published).IsPublished);
    });

    [Fact]
    public void The_network_s_death_closes_the_connection() => _bench.Run(() =>
    {
        using var client = Connected();
        _bench.Air.IsUp = false;
        Assert.True(_bench.Closed.Wait(Eventually.Limit));
        Assert.Throws<MqttConnectionException>(() => client.Connect("aq-0007", "node", "secret"));
        _bench.Air.IsUp = true;
        Join();
        Assert.Equal(MqttReasonCode.Success, client.Connect("aq-0007", "node", "secret"));
    });

    [Fact]
    public void An_unpolite_end_sends_the_will_and_a_polite_one_does_not()
    {
        using var subscriber = _broker.Subscribe("will/#", 1);
        _bench.Run(() =>
        {
            Willing("polite").Disconnect();
            Willing("cut").Close();
        });
        Assert.Equal(["will/cut 1 gone"], subscriber.Messages());

        MqttClient Willing(string id)
        {
            var client = _bench.Client(_broker.Port);
            client.Connect(id, "node", "secret", false, MqttQoSLevel.AtLeastOnce, true, $"will/{id}", "gone", true, 60);
            return client;
        }
    }

    [Fact]
    public void A_session_that_is_not_clean_keeps_what_came_meanwhile() => _bench.Run(() =>
    {
        using var first = _bench.Client(_broker.Port);
        first.Connect("sl-0001", "node", "secret", false, 60);
        first.Subscribe(["c"], [MqttQoSLevel.AtLeastOnce]);
        Take(_bench.Subscribed);
        first.Disconnect();
        _broker.Publish("c", "while away", 1);
        using var second = _bench.Client(_broker.Port);
        second.Connect("sl-0001", "node", "secret", false, 60);
        Assert.Equal("while away", Encoding.UTF8.GetString(Take(_bench.Received).Message));
    });

    [Fact]
    public void A_wildcard_cannot_be_published_to() => _bench.Run(() =>
    {
        using var client = Connected();
        Assert.Equal(MqttClientErrorCode.TopicWildcard, Assert.Throws<MqttClientException>(() => client.Publish("a/+", [1])).ErrorCode);
        Assert.Equal(MqttClientErrorCode.TopicLength, Assert.Throws<MqttClientException>(() => client.Publish(string.Empty, [1])).ErrorCode);
    });

    [Fact]
    public void A_bound_on_what_is_in_flight_is_kept() => _bench.Run(() =>
    {
        using var client = _bench.Client(_broker.Port);
        client.Settings.InflightQueueSize = 2;
        client.Publish("t", [1], null, null, MqttQoSLevel.AtLeastOnce, false);
        client.Publish("t", [2], null, null, MqttQoSLevel.AtLeastOnce, false);
        Assert.Equal(MqttClientErrorCode.InflightQueueFull, Assert.Throws<MqttClientException>(() => client.Publish("t", [3])).ErrorCode);
    });

    [Fact]
    public void Closing_joins_the_client_s_threads() => _bench.Run(() =>
    {
        var before = StandIns.Board.Current.LiveThreads.Count;
        var client = Connected();
        Assert.Equal(before + 3, StandIns.Board.Current.LiveThreads.Count);
        client.Close();
        Assert.Equal(before, StandIns.Board.Current.LiveThreads.Count);
        Assert.Equal(1, _bench.Closed.CurrentCount);
    });

    private MqttClient Connected(MqttProtocolVersion version = MqttProtocolVersion.Version_3_1_1)
    {
        var client = _bench.Client(_broker.Port, version);
        Assert.Equal(MqttReasonCode.Success, client.Connect("aq-0007", "node", "secret"));
        Assert.True(client.IsConnected);
        return client;
    }
}
