using EdgeNodes.Contract.Link;

namespace EdgeNodes.Platform.Tests;

public sealed class StreamTests
{
    [Fact]
    public async Task A_reading_that_comes_by_both_routes_stands_in_the_stream_once()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/reading");
        var reading = Samples.Water(7);

        await city.PublishAsync(Samples.UplinkTopic(reading), Samples.Json(reading));
        Assert.Equal((reading.Node, (ushort)1, 7u, "mqtt"), Samples.Identity(await city.NextAsync()));
        await city.PublishAsync(Samples.UpTopic, Samples.Event(10, Samples.Frame(new LinkHeader(1, 0, false), reading, Samples.Water(8))));

        Assert.Equal((reading.Node, (ushort)1, 8u, "lorawan"), Samples.Identity(await city.NextAsync()));
        var report = await platform.ReportAsync(now => now.Pending == 0);
        Assert.Equal((2, 2, 1), (report.Readings, report.Published, report.Suppressed));
        Assert.Equal(new RouteReport(1, 0), report.Routes[Route.Mqtt]);
        Assert.Equal(new RouteReport(2, 0), report.Routes[Route.LoRaWan]);
        Assert.Equal(2, city.All.Count);
    }

    [Fact]
    public async Task The_stream_carries_what_the_platform_was_promised()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/#");

        await city.PublishAsync(Samples.UpTopic, Samples.Event(10, Samples.Frame(new LinkHeader(1, 0, false), Samples.Water(0))));

        Assert.Equal(
            """{"node":"wl-0003","kind":"water-level","boot":1,"seq":0,"time":"2026-11-22T08:49:15Z","timeQuality":"synced","via":"lorawan","values":{"distance":{"value":1000,"unit":"mm"},"battery":{"value":3.61,"unit":"V"}}}""",
            (await city.NextAsync()).Text);
    }

    [Fact]
    public async Task A_gateway_that_sends_again_is_heard_once()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/reading");
        var reading = Samples.Water(1);

        for (var i = 0; i < 5; i++)
        {
            await city.PublishAsync(Samples.UplinkTopic(reading), Samples.Json(reading));
        }

        await city.NextAsync();
        var report = await platform.ReportAsync(now => now.Suppressed == 4 && now.Pending == 0);
        Assert.Equal((1, 4), (report.Readings, report.Routes[Route.Mqtt].Repeated));
        Assert.Single(city.All);
    }

    [Fact]
    public async Task Readings_of_a_node_keep_their_order()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/reading");
        const int Nodes = 5, Each = 200;

        for (uint sequence = 0; sequence < Each; sequence++)
        {
            await Task.WhenAll(Enumerable.Range(1, Nodes).Select(node =>
            {
                var reading = Samples.Water(sequence, $"wl-{node:D4}");
                return city.PublishAsync(Samples.UplinkTopic(reading), Samples.Json(reading));
            }));
        }

        var all = (await city.DistinctAsync(Nodes * Each)).ConvertAll(Samples.Identity);
        Assert.Equal(Nodes * Each, all.Count);
        Assert.All(all.GroupBy(reading => reading.Node), node =>
            Assert.Equal(Enumerable.Range(0, Each).Select(i => (uint)i), node.Select(reading => reading.Sequence)));
    }

    [Fact]
    public async Task A_watcher_sees_new_readings_and_ends_with_the_receiver()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var watch = platform.Receiver.WatchAsync(limit.Token).GetAsyncEnumerator();
        var next = watch.MoveNextAsync().AsTask();

        await city.PublishAsync(Samples.UplinkTopic(Samples.Water(3)), Samples.Json(Samples.Water(3)));

        Assert.True(await next);
        Assert.Equal(("gw-01", Route.Mqtt, 3u), (watch.Current.Gateway, watch.Current.Via, watch.Current.Reading.Sequence));
        next = watch.MoveNextAsync().AsTask();
        await platform.Receiver.StopAsync();
        Assert.False(await next);
    }
}
