using EdgeNodes.Contract.Link;

namespace EdgeNodes.Platform.Tests;

public sealed class RefusalTests
{
    private static readonly (string Topic, string Text, string Reason)[] Bad =
    [
        ("uplink/v1/gw-01/aq-0007/reading", "{\"node\":", "malformed-reading"),
        ("uplink/v1/gw-01/aq-0007/reading", "", "malformed-reading"),
        ("uplink/v1/gw-01/wl-0004/reading", System.Text.Encoding.UTF8.GetString(Samples.Json(Samples.Water(1))), "node-differs-from-topic"),
        ("uplink/v1/gw-01/sl-0123/answer", "{\"node\":\"sl-0123\"}", "malformed-answer"),
        ("uplink/v1/GW/aq-0007/reading", "{}", "unknown-topic"),
        ("uplink/v1/gw-01/lamp/reading", "{}", "unknown-topic"),
        ("city/v1/gw-01/lamp/command", "{}", "unknown-topic"),
        ("application/a/device/ac1f09fffe000009/event/up", "{}", "unknown-device"),
        (Samples.UpTopic, "protobuf", "malformed-event"),
        (Samples.UpTopic, Samples.Event(10, [1, 2, 3], "ac1f09fffe000002"), "malformed-event"),
        (Samples.UpTopic, "{\"fPort\":10,\"data\":\"?\"}", "malformed-event"),
        (Samples.UpTopic, "{\"fPort\":\"10\"}", "malformed-event"),
        (Samples.UpTopic, "{}", "unknown-port"),
        (Samples.UpTopic, Samples.Event(8, [1, 2, 3]), "unknown-port"),
        (Samples.UpTopic, "{\"fPort\":10}", "malformed-frame"),
        (Samples.UpTopic, Samples.Event(10, [1, 2, 0xF0, 1]), "malformed-frame"),
        (Samples.UpTopic, Samples.Event(11, [1, 2, 200, 1]), "malformed-frame"),
        (Samples.UpTopic, Samples.Event(11, [1, 2, 0]), "malformed-frame"),
    ];

    [Fact]
    public async Task Nonsense_is_counted_by_its_reason_and_harms_nobody()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/reading", "city/v1/+/+/answer");
        var expected = new SortedDictionary<string, long>();
        foreach (var (topic, text, reason) in Bad)
        {
            await city.PublishAsync(topic, text);
            expected[reason] = expected.GetValueOrDefault(reason) + 1;
        }

        await city.PublishAsync(Samples.UplinkTopic(Samples.Water(1)), Samples.Json(Samples.Water(1)));

        Assert.Equal(1u, Samples.Identity(await city.NextAsync()).Sequence);
        Assert.Equal(expected, new SortedDictionary<string, long>(platform.Receiver.Snapshot().Refused.ToDictionary()));
    }

    [Fact]
    public async Task A_broken_frame_does_not_stop_the_link()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var server = await Bystander.ConnectAsync(platform.Broker.Port, Samples.DownTopic);
        var header = new byte[] { 0, 0, 0xF0, 1 };
        new LinkHeader(5, 9, acknowledge: true).Write(header, 0);

        await server.PublishAsync(Samples.UpTopic, Samples.Event(10, header));

        var (_, data) = Samples.Downlink(await server.NextAsync());
        Assert.True(LinkAck.TryRead(data, 0, data.Length, out var ack));
        Assert.True(ack.Proves(9));
    }
}
