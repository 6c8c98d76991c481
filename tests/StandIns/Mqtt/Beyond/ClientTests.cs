using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeNodes.StandIns.Tests.Mqtt.Beyond;

/// <summary>
/// What the client of the package of MQTTnet 5.2 leaves to its user: it sends more at once than the broker takes, and a handler
/// that waits for a disconnect waits for itself.
/// </summary>
public sealed class ClientTests
{
    // One level at a time: between QoS 1 and 2 a broker may let one overtake the other.
    [Theory]
    [InlineData(MqttQualityOfServiceLevel.AtLeastOnce)]
    [InlineData(MqttQualityOfServiceLevel.ExactlyOnce)]
    public async Task Many_messages_in_flight_all_arrive_in_order(MqttQualityOfServiceLevel level)
    {
        await using var broker = await MosquittoBroker.StartAsync(_ => ["allow_anonymous true", "max_inflight_messages 20", "max_queued_messages 0"]);
        using var sender = new TestClient();
        using var receiver = new TestClient();
        await sender.ConnectAsync(broker.Options().Build());
        await receiver.ConnectAsync(broker.Options().Build());
        await receiver.Client.SubscribeAsync("a", MqttQualityOfServiceLevel.ExactlyOnce);

        var published = Enumerable.Range(0, 2000).Select(i => sender.Client.PublishStringAsync("a", $"{i}", level));
        await Task.WhenAll(published).InTime("2000 acknowledgements");

        var received = new List<int>();
        while (received.Count < 2000)
        {
            received.Add(int.Parse(await receiver.NextTextAsync()));
        }

        Assert.Equal(Enumerable.Range(0, 2000), received);
    }

    [Fact]
    public async Task A_handler_may_publish_and_disconnect_without_waiting_for_itself()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        using var client = new MqttClientFactory().CreateMqttClient();
        var done = new TaskCompletionSource();
        client.ApplicationMessageReceivedAsync += async args =>
        {
            await client.PublishStringAsync("answer", "x", MqttQualityOfServiceLevel.ExactlyOnce);
            await client.SubscribeAsync("more");
            await client.DisconnectAsync();
            done.SetResult();
        };
        await client.ConnectAsync(broker.Options().Build());
        await client.SubscribeAsync("ask");
        await broker.Clients.PublishOkAsync("-t", "ask", "-m", "x");

        await done.Task.InTime("The handler");
        Assert.False(client.IsConnected);
    }
}
