using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Link;

namespace EdgeNodes.Platform.Tests;

public sealed class CommandTests
{
    private const string Topic = "city/v1/gw-01/sl-0123/command";
    private const string Good = """{"id":17,"ttl":60,"action":"dim","level":40,"fade":2}""";

    [Fact]
    public async Task A_command_goes_to_every_route_of_its_gateway()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var gateway = await Bystander.ConnectAsync(platform.Broker.Port, "uplink/v1/gw-01/+/command", Samples.DownTopic);

        await gateway.PublishAsync(Topic, Good);

        var one = await gateway.NextAsync();
        var other = await gateway.NextAsync();
        var mqtt = one.Topic == Samples.DownTopic ? other : one;
        Assert.Equal(("uplink/v1/gw-01/sl-0123/command", Good), (mqtt.Topic, mqtt.Text));
        var command = Radio(one.Topic == Samples.DownTopic ? one : other);
        Assert.Equal(("sl-0123", 17u, 80, 20), (command.Node.ToString(), command.Id, command.LevelSteps, command.FadeTenths));
        Assert.InRange(command.TtlSeconds, 58u, 60u);
        Assert.Equal(1, platform.Receiver.Snapshot().Commands);
    }

    [Fact]
    public async Task A_gateway_without_radio_gets_it_by_MQTT_only()
    {
        await using var platform = await Platform.StartNewAsync(Route.Mqtt);
        await using var gateway = await Bystander.ConnectAsync(platform.Broker.Port, "uplink/v1/gw-01/+/command", Samples.DownTopic);

        await gateway.PublishAsync(Topic, Good);
        await gateway.PublishAsync(Topic, Good.Replace("17", "18", StringComparison.Ordinal));

        Assert.Contains("\"id\":17", (await gateway.NextAsync()).Text, StringComparison.Ordinal);
        Assert.Contains("\"id\":18", (await gateway.NextAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(2, gateway.All.Count);
    }

    [Fact]
    public async Task A_command_that_is_sent_twice_is_sent_on_once()
    {
        await using var platform = await Platform.StartNewAsync(Route.Mqtt);
        await using var gateway = await Bystander.ConnectAsync(platform.Broker.Port, "uplink/v1/gw-01/+/command");

        await gateway.PublishAsync(Topic, Good);
        await gateway.PublishAsync(Topic, Good);
        await gateway.PublishAsync(Topic, Good.Replace("17", "18", StringComparison.Ordinal));

        await gateway.NextAsync(seen => seen.Text.Contains("\"id\":18", StringComparison.Ordinal));
        Assert.Equal(2, gateway.All.Count);
    }

    [Fact]
    public async Task A_command_that_the_radio_lost_is_sent_again_until_it_is_answered()
    {
        await using var platform = await Platform.StartNewAsync(Route.LoRaWan);
        await using var server = await Bystander.ConnectAsync(platform.Broker.Port, Samples.DownTopic);

        await server.PublishAsync(Topic, Good);

        var first = Radio(await server.NextAsync());
        var second = Radio(await server.NextAsync());
        Assert.Equal(first.Id, second.Id);
        Assert.InRange((int)first.TtlSeconds - (int)second.TtlSeconds, 7, 12);
        var answer = new Answer { Node = first.Node, CommandId = 17, Result = AnswerResult.Applied, LevelSteps = 80 };
        await server.PublishAsync(Samples.UpTopic, Samples.Event(11, Samples.AnswerFrame(new LinkHeader(1, 0, false), answer)));
        await platform.ReportAsync(now => now.Answers == 1);
    }

    [Fact]
    public async Task A_command_that_was_replaced_is_not_sent_again_behind_the_newer_one()
    {
        await using var platform = await Platform.StartNewAsync(Route.LoRaWan);
        await using var server = await Bystander.ConnectAsync(platform.Broker.Port, Samples.DownTopic);

        await server.PublishAsync(Topic, Good);
        Assert.Equal(17u, Radio(await server.NextAsync()).Id);
        await server.PublishAsync(Topic, Good.Replace("17", "18", StringComparison.Ordinal));

        // Both are unanswered; the first repeat is due after eight seconds, and it is the newer one's.
        Assert.Equal(18u, Radio(await server.NextAsync()).Id);
        Assert.Equal(18u, Radio(await server.NextAsync()).Id);
    }

    [Fact]
    public async Task A_receiver_that_restarts_goes_on_with_open_commands()
    {
        await using var platform = await Platform.StartNewAsync(Route.LoRaWan);
        await using var server = await Bystander.ConnectAsync(platform.Broker.Port, Samples.DownTopic);
        await server.PublishAsync(Topic, Good);
        await server.NextAsync();

        await platform.Receiver.DisposeAsync();
        await platform.StartAsync();

        Assert.Equal(17u, Radio(await server.NextAsync()).Id);
    }

    [Fact]
    public async Task A_command_that_nobody_answered_is_answered_as_expired_once()
    {
        await using var platform = await Platform.StartNewAsync(Route.Mqtt);
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/answer");
        await using var gateway = await Bystander.ConnectAsync(platform.Broker.Port, "uplink/v1/gw-01/+/command");
        await gateway.PublishAsync(Topic, Good);
        await gateway.NextAsync();

        // The gateway lost it with its memory; a minute and a half later the city still knows nothing.
        await platform.Receiver.DisposeAsync();
        await platform.StartAsync(new LaterClock(TimeSpan.FromSeconds(91)));
        Assert.Equal("""{"node":"sl-0123","id":17,"result":"expired"}""", (await city.NextAsync()).Text);

        await gateway.PublishAsync("uplink/v1/gw-01/sl-0123/answer", """{"node":"sl-0123","id":17,"result":"applied","level":40}""");
        await gateway.PublishAsync("uplink/v1/gw-01/sl-0123/answer", """{"node":"sl-0123","id":18,"result":"applied","level":40}""");
        Assert.Contains("\"id\":18,", (await city.NextAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(2, city.All.Count);
        Assert.Single(gateway.All);
    }

    [Theory]
    [InlineData("""{"id":17,"ttl":60,"action":"dim","levle":40}""", """{"node":"sl-0123","id":17,"result":"refused","reason":"malformed","text":"key levle is unknown: a command has id, ttl, action, level, fade, issued and set"}""")]
    [InlineData("dim it", """{"node":"sl-0123","id":null,"result":"refused","reason":"malformed","text":"the command is no valid JSON at line 1, byte 1"}""")]
    public async Task A_command_that_cannot_be_read_is_answered(string command, string answer)
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/gw-01/+/answer", "uplink/v1/#");

        await city.PublishAsync(Topic, command);

        Assert.Equal(answer, (await city.NextAsync()).Text);
        Assert.Equal(1, platform.Receiver.Snapshot().Refused["malformed-command"]);
        Assert.Single(city.All);
    }

    [Fact]
    public async Task A_command_for_an_unknown_gateway_is_refused_with_the_remedy()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/answer");

        await city.PublishAsync("city/v1/gw-99/sl-0123/command", Good);

        var answer = await city.NextAsync();
        Assert.Equal("city/v1/gw-99/sl-0123/answer", answer.Topic);
        Assert.Contains("there is no route to gw-99: add it to Gateways", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_was_issued_too_long_ago_is_answered_as_expired()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/answer", "uplink/v1/#");

        await city.PublishAsync(Topic, Good.Replace("{", "{\"issued\":\"2020-01-01T00:00:00Z\",", StringComparison.Ordinal));

        Assert.Equal("""{"node":"sl-0123","id":17,"result":"expired"}""", (await city.NextAsync()).Text);
    }

    [Fact]
    public async Task A_retained_command_is_not_obeyed()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port);
        await platform.Receiver.DisposeAsync();
        await city.PublishAsync("city/v1/gw-01/sl-0124/command", Good, retain: true);

        await platform.StartAsync();

        await platform.ReportAsync(now => now.Refused.GetValueOrDefault("retained-command") > 0);
    }

    private static Command Radio(Seen seen)
    {
        var (port, data) = Samples.Downlink(seen);
        Assert.Equal(LinkPorts.Command, port);
        var command = new Command();
        Assert.True(CommandCodec.TryDecode(data, 0, data.Length, command, out var error), error);
        return command;
    }
}
