using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using MQTTnet.Protocol;

namespace EdgeNodes.StandIns.Tests.Mqtt.Malformed;

/// <summary>Nobody else allocates while these run, so that what the whole process allocates is what the server does.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTestsRunAlone;

/// <summary>A stranger gets little memory: announcing much is not enough.</summary>
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    const long MegaByte = 1024 * 1024;

    [Fact]
    public async Task A_stranger_that_announces_a_huge_packet_costs_nothing_and_is_cut_off()
    {
        await using var server = await TestServer.StartAsync();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < 200; i++)
        {
            using var stranger = await RawClient.ConnectAsync(server.Port);
            await stranger.SendAsync(0x10, 0xFF, 0xFF, 0xFF, 0x7F);
            Assert.Empty(await stranger.ReceiveAllAsync());
        }

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 32 * MegaByte);
    }

    [Fact]
    public async Task Strangers_that_stop_in_the_middle_hold_what_they_sent_and_only_for_a_while()
    {
        await using var server = await TestServer.StartAsync(o => o.WithDefaultCommunicationTimeout(TimeSpan.FromSeconds(1)));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var strangers = new List<RawClient>();
        for (var i = 0; i < 100; i++)
        {
            var stranger = await RawClient.ConnectAsync(server.Port);
            await stranger.SendAsync([0x10, 0xF0, 0xFF, 0x03, .. Wire.Text("MQTT"), .. new byte[1000]]);
            strangers.Add(stranger);
        }

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 16 * MegaByte);
        foreach (var stranger in strangers)
        {
            Assert.Empty(await stranger.ReceiveAllAsync());
            stranger.Dispose();
        }
    }

    [Fact]
    public async Task Even_a_known_client_gets_memory_only_for_what_has_arrived()
    {
        await using var server = await TestServer.StartAsync();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var clients = new List<RawClient>();
        for (var i = 0; i < 50; i++)
        {
            var client = await RawClient.ConnectAsync(server.Port, $"c{i}");
            await client.SendAsync(0x30, 0xFF, 0xFF, 0xFF, 0x7F, 0, 1, 65, 1, 2, 3);
            clients.Add(client);
        }

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 16 * MegaByte);
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task A_subscriber_that_does_not_read_does_not_make_the_server_grow()
    {
        await using var server = await TestServer.StartAsync(o => o.WithMaxPendingMessagesPerClient(100));
        using var deaf = await RawClient.ConnectAsync(server.Port, "deaf");
        await deaf.SendAsync(Wire.Subscribe(1, "c", 1));
        var payload = new string('x', 10_000);

        // 400 MB; what is not sent is bounded: 1024 on their way, 100 waiting, the oldest dropped.
        for (var i = 0; i < 40_000; i++)
        {
            await server.Server.InjectApplicationMessage(new(new() { Topic = "c", QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce, PayloadSegment = new byte[10_000] }));
        }

        GC.Collect();
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true), 0, 100 * MegaByte);
        Assert.Equal(100, (await server.Server.GetSessionAsync("deaf")).PendingApplicationMessagesCount);
    }

    [Fact]
    public async Task A_client_that_sends_and_never_reads_is_not_read_any_more()
    {
        await using var server = await TestServer.StartAsync();
        using var rude = await RawClient.ConnectAsync(server.Port, "rude");
        var pings = Enumerable.Range(0, 50_000).SelectMany(_ => Wire.PingReq()).ToArray();
        using var patience = new CancellationTokenSource();
        var sent = 0;
        var sending = Task.Run(async () =>
        {
            for (; sent < 500 && !patience.IsCancellationRequested; sent++)
            {
                await rude.SendAsync(pings);
            }
        });

        // 50 MB of answers: the send gets stuck when the sockets are full, and the server's memory does not grow instead.
        var (before, looks) = (-1, 0);
        await Eventually.True(
            () =>
            {
                looks = sent == before ? looks + 1 : 0;
                before = sent;
                return sending.IsCompleted || looks == 100;
            },
            "the sending got stuck");
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true), 0, 100 * MegaByte);
        Assert.True(sent < 500, "Everything was answered: the sockets of this machine are too large for this test.");
        await patience.CancelAsync();
        rude.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => sending.InTime("The end of the sending"));
    }
}
