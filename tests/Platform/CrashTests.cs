using EdgeNodes.Contract.Link;

namespace EdgeNodes.Platform.Tests;

public sealed class CrashTests
{
    private const int Count = 1200;

    [Fact]
    public async Task A_receiver_that_is_killed_under_load_loses_nothing_and_repeats_nothing()
    {
        await using var platform = await Platform.StartNewAsync();
        await platform.Receiver.DisposeAsync();
        var settings = await platform.SettingsFileAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/reading");
        await using var gateway = await Bystander.ConnectAsync(platform.Broker.Port);
        var receiver = ReceiverProcess.Start(settings);
        await receiver.ReadyAsync();

        var publishing = Task.Run(async () =>
        {
            for (uint sequence = 0; sequence < Count; sequence++)
            {
                await gateway.PublishAsync(Samples.UplinkTopic(Samples.Water(sequence)), Samples.Json(Samples.Water(sequence)));
            }
        });
        for (var round = 1; round <= 4; round++)
        {
            var goal = (uint)(round * Count / 6);
            await city.NextAsync(seen => Samples.Identity(seen).Sequence >= goal);
            await receiver.KillAsync();
            receiver.Dispose();
            receiver = ReceiverProcess.Start(settings);
            await receiver.ReadyAsync();
        }

        await publishing;
        await city.NextAsync(seen => Samples.Identity(seen).Sequence == Count - 1);
        receiver.Dispose();
        Assert.Equal(Enumerable.Range(0, Count).Select(i => (uint)i), city.All.Select(seen => Samples.Identity(seen).Sequence));
    }

    [Fact]
    public async Task A_broker_that_restarts_costs_nothing()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/reading");
        await PublishAsync(city, 0, 100);
        await city.DistinctAsync(100);
        await platform.ReportAsync(now => now.Pending == 0);

        await platform.Broker.Pause();
        await platform.ReportAsync(now => !now.Connected);
        platform.Broker.Resume();
        await city.ReconnectAsync();
        await platform.ReportAsync(now => now.Connected);
        await PublishAsync(city, 100, 100);

        await city.NextAsync(seen => Samples.Identity(seen).Sequence == 199);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (uint)i), city.All.Select(seen => Samples.Identity(seen).Sequence));
    }

    [Fact]
    public async Task What_came_while_the_receiver_was_away_is_taken_up_at_its_return()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/reading");
        await platform.Receiver.DisposeAsync();

        await PublishAsync(city, 0, 50);
        await city.PublishAsync(Samples.UpTopic, Samples.Event(10, Samples.Frame(new LinkHeader(1, 0, false), Samples.Water(50))));
        await platform.StartAsync();

        Assert.Equal(51, (await city.DistinctAsync(51)).Count);
    }

    [Fact]
    public async Task A_backlog_is_worked_off_to_the_last_reading()
    {
        const int Nodes = 100, Each = 40;
        await using var platform = await Platform.StartNewAsync();
        await platform.Receiver.DisposeAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/reading");
        for (uint sequence = 0; sequence < Each; sequence++)
        {
            await Task.WhenAll(Enumerable.Range(1, Nodes).Select(node =>
            {
                var reading = Samples.Water(sequence, $"wl-{node:D4}");
                return city.PublishAsync(Samples.UplinkTopic(reading), Samples.Json(reading));
            }));
        }

        await platform.StartAsync();

        Assert.Equal(Nodes * Each, (await city.DistinctAsync(Nodes * Each)).Count);
        Assert.Equal(Nodes * Each, (await platform.ReportAsync(now => now.Pending == 0)).Published);
    }

    [Fact]
    public async Task Counts_and_what_was_seen_outlast_a_restart()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/reading");
        await PublishAsync(city, 0, 20);
        await platform.ReportAsync(now => now.Published == 20);

        await platform.Receiver.DisposeAsync();
        await platform.StartAsync();
        await PublishAsync(city, 10, 20);

        var report = await platform.ReportAsync(now => now.Published == 30 && now.Suppressed == 10);
        Assert.Equal(new RouteReport(30, 10), report.Routes[Route.Mqtt]);
        Assert.Equal(30, (await city.DistinctAsync(30)).Count);
    }

    private static async Task PublishAsync(Bystander client, uint from, uint count)
    {
        for (var sequence = from; sequence < from + count; sequence++)
        {
            await client.PublishAsync(Samples.UplinkTopic(Samples.Water(sequence)), Samples.Json(Samples.Water(sequence)));
        }
    }
}
