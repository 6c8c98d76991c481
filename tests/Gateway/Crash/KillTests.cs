using EdgeNodes.Gateway.Tests.Support;
using EdgeNodes.Platform;
using EdgeNodes.Platform.Settings;

namespace EdgeNodes.Gateway.Tests.Crash;

public sealed class KillTests
{
    [Fact]
    public async Task Kill_9_under_load_brings_every_acknowledged_reading_to_the_platform_in_order_and_once()
    {
        const int rounds = 20;
        using var folder = new TempFolder();
        using Mosquitto broker = await Mosquitto.Start();
        using ToolProcess platform = await broker.Subscribe("city/v1/+/+/reading");
        await using PlatformReceiver receiver = await StartReceiver(folder, broker);
        int port = Ports.Free();
        string settings = GatewayProcess.Settings(folder, port, broker.Port);
        Publisher[] nodes = [.. Enumerable.Range(1, 4).Select(number => new Publisher(number, port))];
        var random = new Random(20261122);
        using (var stop = new CancellationTokenSource())
        {
            Task[] load = [.. nodes.Select(node => Task.Run(() => node.Run(stop.Token)))];
            for (int round = 0; round < rounds; round++)
            {
                using var gateway = new GatewayProcess(settings, BehindReceiver);
                await Ports.Open(port);
                int before = nodes.Sum(node => node.Ledger.Count);
                int enough = before + 200 + random.Next(400);
                await Eventually.True(() => nodes.Sum(node => node.Ledger.Count) > enough, "the load is under way");
                await gateway.Kill();
            }

            await stop.CancelAsync();
            await Task.WhenAll(load).WaitAsync(Eventually.Limit);
        }

        using var last = new GatewayProcess(settings, BehindReceiver);
        await Ports.Open(port);
        await Task.WhenAll(nodes.Select(node => node.Finish()));
        int promised = nodes.Sum(node => node.Ledger.Distinct().Count());
        await Eventually.True(() => platform.Output.Count >= promised, "all that was promised arrives");
        Assert.Equal(0, await last.Stop());
        await receiver.StopAsync();

        List<StreamMessage> stream = StreamMessage.All(platform);
        foreach (Publisher node in nodes)
        {
            uint[] arrived = [.. stream.Where(message => message.Node == $"aq-{node.Number:0000}").Select(message => message.Sequence)];
            Assert.Equal(arrived.Distinct().Order(), arrived);
            Assert.Empty(node.Ledger.Except(arrived));
        }
    }

    private static string BehindReceiver => "Uplinks:Mqtt:Root=uplink/v1";

    // After a crash a gateway sends again what it had not noted as proved; the receiver is what makes it once.
    private static async Task<PlatformReceiver> StartReceiver(TempFolder folder, Mosquitto broker)
    {
        var receiver = new PlatformReceiver(new PlatformSettings
        {
            Data = folder["platform"],
            Broker = new BrokerSettings { Host = "127.0.0.1", Port = broker.Port },
            Gateways = [new EdgeNodes.Platform.Settings.GatewaySettings { Id = "gw-01", Routes = [Route.Mqtt] }],
        });
        receiver.Start();
        using var limit = new CancellationTokenSource(Eventually.Limit);
        await receiver.ReadyAsync(limit.Token);
        return receiver;
    }
}
