namespace EdgeNodes.Platform.Tests;

public sealed class LostProofTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_whose_proof_was_lost_is_not_published_again(bool restart)
    {
        await using var broker = await Platform.StartBrokerAsync();
        await using var proxy = new DeafProxy(broker.Port);
        await using var platform = await Platform.StartNewAsync(broker, proxy.Port);
        await using var city = await Bystander.ConnectAsync(broker.Port, "city/v1/+/+/reading");

        proxy.Deafen();
        for (uint sequence = 0; sequence < 10; sequence++)
        {
            await city.PublishAsync(Samples.UplinkTopic(Samples.Water(sequence)), Samples.Json(Samples.Water(sequence)));
        }

        // The broker has them, and the receiver does not know it.
        await city.DistinctAsync(10);
        Assert.Equal(10, platform.Receiver.Snapshot().Pending);
        if (restart)
        {
            await platform.Receiver.DisposeAsync();
        }

        proxy.Cut();
        if (restart)
        {
            await platform.StartAsync();
        }

        await city.PublishAsync(Samples.UplinkTopic(Samples.Water(10)), Samples.Json(Samples.Water(10)));
        await city.NextAsync(seen => Samples.Identity(seen).Sequence == 10);
        Assert.Equal(Enumerable.Range(0, 11).Select(i => (uint)i), city.All.Select(seen => Samples.Identity(seen).Sequence));
        Assert.Equal(11, (await platform.ReportAsync(now => now.Pending == 0)).Published);
    }
}
