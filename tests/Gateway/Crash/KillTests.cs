using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Crash;

public sealed class KillTests
{
    [Fact]
    public async Task Kill_9_under_load_loses_no_acknowledged_reading_and_keeps_the_order_of_each_node()
    {
        const int rounds = 20;
        using var folder = new TempFolder();
        using Mosquitto broker = await Mosquitto.Start();
        using ToolProcess platform = await broker.Subscribe("city/v1/#");
        int port = Ports.Free();
        string settings = GatewayProcess.Settings(folder, port, broker.Port);
        Publisher[] nodes = [.. Enumerable.Range(1, 4).Select(number => new Publisher(number, port))];
        var random = new Random(20261122);
        using (var stop = new CancellationTokenSource())
        {
            Task[] load = [.. nodes.Select(node => Task.Run(() => node.Run(stop.Token)))];
            for (int round = 0; round < rounds; round++)
            {
                using var gateway = new GatewayProcess(settings);
                await Ports.Open(port);
                int before = nodes.Sum(node => node.Ledger.Count);
                await Eventually.True(() => nodes.Sum(node => node.Ledger.Count) > before + 200, "the load is under way");
                await Task.Delay(random.Next(50, 300));
                await gateway.Kill();
            }

            await stop.CancelAsync();
            await Task.WhenAll(load).WaitAsync(Eventually.Limit);
        }

        using var last = new GatewayProcess(settings);
        await Ports.Open(port);
        await Task.WhenAll(nodes.Select(node => node.Finish()));
        int promised = nodes.Sum(node => node.Ledger.Distinct().Count());
        await Eventually.True(() => platform.Output.Count >= promised && DistinctReadings(platform) >= promised, "all that was promised arrives");
        Assert.Equal(0, await last.Stop());

        List<StreamMessage> stream = StreamMessage.All(platform);
        foreach (Publisher node in nodes)
        {
            uint[] first = [.. stream.Where(message => message.Node == $"aq-{node.Number:0000}").Select(message => message.Sequence).Distinct()];
            Assert.Equal(first.Order(), first);
            Assert.Empty(node.Ledger.Except(first));
        }
    }

    private static int DistinctReadings(ToolProcess platform) =>
        StreamMessage.All(platform).Select(message => (message.Node, message.Sequence)).Distinct().Count();
}
