using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.City.Tests.Outage;

/// <summary>
/// A gateway is away for longer than a node can remember: a week and more, in the time-lapse of a hundred readings a second, and the
/// node loses its power meanwhile. All parts are the real ones: app, gateway process, mosquitto as the platform.
/// </summary>
public sealed class LongOutageTests
{
    [Fact]
    public async Task What_fitted_the_outbox_arrives_once_and_in_order_and_the_node_counts_each_reading_that_did_not()
    {
        using var city = await OutageRig.StartAsync();
        city.Node.Start(Streetlight.Program.Boot);
        await city.Arrived(count: 128);

        var begin = await city.CutOff();
        await city.Taken(1200);
        city.Node.CutPower();
        var firstBoot = city.NextSequence;
        city.Node.Start(Streetlight.Program.Boot);
        await city.Taken(2400);
        Assert.Equal(begin, city.Platform.Count);
        await city.ComesBack();

        // While readings are dropped each one tells the new number: when the newest tell none, the last word is spoken.
        var back = city.NextSequence;
        await city.Arrived(all => all[^1].Boot == 2 && all[^1].Sequence > back && !all.TakeLast(64).Any(Tells), "readings without news of drops");
        var platform = city.Platform;
        var order = platform.Select(r => (r.Boot, r.Sequence)).ToList();
        Assert.Equal(order.Distinct().Order(), order);
        var missing = Numbers(1, firstBoot).Concat(Numbers(2, platform[^1].Sequence)).Except(order).ToList();
        Assert.Equal(missing.Count, platform.Last(Tells).Steps(QuantityTable.Dropped));
        Assert.InRange(missing.Count, 100, 1500);

        // The oldest went, none of them delivered before; behind them nothing is missing, and a flag says where the hole ends.
        Assert.Equal(Enumerable.Range(begin, missing.Count).Select(i => (Boot: (ushort)1, Sequence: (uint)i)), missing);
        Assert.Equal(begin, platform.ToList().FindIndex(r => (r.Flags & ReadingFlags.Gap) != 0));
        Assert.InRange(platform.Count, begin + Node.Outbox.OrdinaryCapacity, int.MaxValue);
        Assert.Empty(city.Node.Faults);
    }

    private static bool Tells(Reading reading) => reading.Has(QuantityTable.Dropped);

    private static IEnumerable<(ushort Boot, uint Sequence)> Numbers(ushort boot, uint end)
    {
        for (uint sequence = 0; sequence < end; sequence++)
        {
            yield return (boot, sequence);
        }
    }
}
