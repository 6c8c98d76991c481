using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeNodes.StandIns.Tests.Mqtt.Server;

/// <summary>Clients that bring no identifier: the server makes none up, its handler may, and only MQTT 5 can tell the client.</summary>
public sealed class NamelessTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("shell-1")]
    public async Task On_MQTT_3_it_is_refused_whatever_the_handler_says(string? assigned)
    {
        await using var server = await TestServer.StartAsync(prepare: s => Assign(s, assigned));
        using var peer = await RawClient.ConnectAsync(server.Port);
        await peer.SendAsync(Wire.Connect(""));

        Assert.Equal([Wire.Packet(0x20, 0, 2)], await peer.ReceiveAllAsync()); // identifier rejected
        Assert.Empty(await server.Server.GetClientsAsync());
    }

    [Fact]
    public async Task On_MQTT_5_it_is_who_the_handler_says_and_hears_so()
    {
        await using var server = await TestServer.StartAsync(prepare: s => Assign(s, "shell-1"));
        var (client, connected) = await NodeClient.ConnectAsync(server.Port, new() { ["protocolVersion"] = 5, ["clientId"] = "" });
        await using var _ = client;

        Assert.Equal("shell-1", (string?)connected["properties"]?["assignedClientIdentifier"]);
        Assert.Equal("shell-1", Assert.Single(await server.Server.GetClientsAsync()).Id);
    }

    [Fact]
    public async Task On_MQTT_5_it_is_refused_when_the_handler_gives_it_no_name()
    {
        await using var server = await TestServer.StartAsync();
        using var client = new MqttClientFactory().CreateMqttClient();

        var result = await client.ConnectAsync(server.Options("").Build()).InTime("The answer");

        Assert.Equal(MqttClientConnectResultCode.ClientIdentifierNotValid, result.ResultCode);
        Assert.Empty(await server.Server.GetClientsAsync());
    }

    static void Assign(MqttServer server, string? name) => server.ValidatingConnectionAsync += args =>
    {
        args.AssignedClientIdentifier = name;
        return Task.CompletedTask;
    };
}
