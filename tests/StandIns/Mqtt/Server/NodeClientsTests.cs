using System.Text.Json.Nodes;
using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeNodes.StandIns.Tests.Mqtt.Server;

/// <summary>npm's mqtt at our server: it checks what it receives more strictly than most.</summary>
public sealed class NodeClientsTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_client_hears_itself_on_every_quality_of_service(int version)
    {
        await using var server = await TestServer.StartAsync();
        var (client, connected) = await NodeClient.ConnectAsync(server.Port, new() { ["protocolVersion"] = version, ["clientId"] = "n" });
        await using var _ = client;
        Assert.Equal("connected", (string?)connected["event"]);
        Assert.Equal(2, (int?)(await client.DoAsync("subscribe", new() { ["topic"] = "a/+", ["qos"] = 2 }))["granted"]![0]);

        for (var qos = 0; qos <= 2; qos++)
        {
            var first = await client.DoAsync("publish", new() { ["topic"] = $"a/{qos}", ["payload"] = "ü", ["qos"] = qos, ["retain"] = false });
            var events = new[] { first, await client.NextAsync() };
            var message = Assert.Single(events, e => (string?)e["event"] == "message");
            Assert.Equal(($"a/{qos}", "ü", qos), ((string)message["topic"]!, (string)message["payload"]!, (int)message["qos"]!));
            Assert.Equal(0, (int?)Assert.Single(events, e => (string?)e["event"] == "published")["code"]);
        }

        Assert.Equal("unsubscribed", (string?)(await client.DoAsync("unsubscribe", new() { ["topic"] = "a/+" }))["event"]);
        var alone = await client.DoAsync("publish", new() { ["topic"] = "a/9", ["payload"] = "", ["qos"] = 1, ["retain"] = false });
        Assert.Equal(("published", version == 5 ? 16 : 0), ((string)alone["event"]!, (int)alone["code"]!));
    }

    [Fact]
    public async Task The_properties_of_MQTT_5_arrive_as_they_were_sent()
    {
        await using var server = await TestServer.StartAsync();
        var (client, connected) = await NodeClient.ConnectAsync(server.Port, new() { ["protocolVersion"] = 5, ["clientId"] = "n" });
        await using var _ = client;
        Assert.False((bool)connected["properties"]!["sharedSubscriptionAvailable"]!);
        await client.DoAsync("subscribe", new() { ["topic"] = "ask/#", ["qos"] = 1, ["properties"] = new JsonObject { ["subscriptionIdentifier"] = 300 } });

        JsonObject properties = new()
        {
            ["payloadFormatIndicator"] = true,
            ["messageExpiryInterval"] = 90,
            ["responseTopic"] = "answer/1",
            ["correlationData"] = "00ff10",
            ["contentType"] = "application/json",
            ["userProperties"] = new JsonObject { ["place"] = "Marktplatz", ["many"] = new JsonArray("1", "2") },
        };
        var first = await client.DoAsync(
            "publish", new() { ["topic"] = "ask/1", ["payload"] = "{}", ["qos"] = 0, ["retain"] = false, ["properties"] = properties.DeepClone() });
        var message = (string?)first["event"] == "message" ? first : await client.NextAsync();

        properties["subscriptionIdentifier"] = 300;
        Assert.True(JsonNode.DeepEquals(properties, message["properties"]), $"Sent {properties.ToJsonString()}, received {message["properties"]}");
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(5, 134)]
    public async Task A_refused_connect_has_its_code(int version, int code)
    {
        await using var server = await TestServer.StartAsync(prepare: s => s.ValidatingConnectionAsync += args =>
        {
            args.ReasonCode = args.ProtocolVersion == MQTTnet.Formatter.MqttProtocolVersion.V500
                ? MqttConnectReasonCode.BadUserNameOrPassword
                : MqttConnectReasonCode.NotAuthorized;
            return Task.CompletedTask;
        });

        var (client, refused) = await NodeClient.ConnectAsync(server.Port, new() { ["protocolVersion"] = version, ["clientId"] = "n" });
        await using var _ = client;
        Assert.Equal(("error", code), ((string)refused["event"]!, (int)refused["code"]!));
    }

    [Fact]
    public async Task A_client_that_is_taken_over_is_told_so()
    {
        await using var server = await TestServer.StartAsync();
        var (first, _) = await NodeClient.ConnectAsync(server.Port, new() { ["protocolVersion"] = 5, ["clientId"] = "same" });
        await using var one = first;
        var (second, connected) = await NodeClient.ConnectAsync(server.Port, new() { ["protocolVersion"] = 5, ["clientId"] = "same" });
        await using var two = second;

        Assert.Equal("connected", (string?)connected["event"]);
        var goodbye = await first.NextAsync();
        Assert.Equal(("disconnect", (int)MqttDisconnectReasonCode.SessionTakenOver), ((string)goodbye["event"]!, (int)goodbye["code"]!));
        Assert.Equal("closed", (string?)(await first.NextAsync())["event"]);
        Assert.Single(await server.Server.GetClientsAsync());
    }

    [Fact]
    public async Task A_quiet_client_stays_connected_by_its_pings()
    {
        await using var server = await TestServer.StartAsync(o => o.Build().KeepAliveOptions.MonitorInterval = TimeSpan.FromMilliseconds(100));
        var (client, _) = await NodeClient.ConnectAsync(server.Port, new() { ["protocolVersion"] = 4, ["clientId"] = "quiet", ["keepalive"] = 1 });
        await using var quiet = client;

        // Only pings arrive; four of them take longer than 1.5 times the keep alive.
        var status = Assert.Single(await server.Server.GetClientsAsync());
        var since = TimeProvider.System.GetTimestamp();
        await Eventually.True(() => status.ReceivedPacketsCount >= 4, "four pings arrived");

        Assert.True(TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(1.5), "The pings came faster than the keep alive.");
        Assert.Single(await server.Server.GetClientsAsync());
    }
}
