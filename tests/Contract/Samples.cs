using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Contract.Tests;

/// <summary>Readings to test with: plausible ones, and any that a frame may carry.</summary>
internal static class Samples
{
    public const uint Start = 1_763_800_000;

    public static NodeId Id(string text) =>
        NodeId.TryParse(text, out var id, out var error) ? id : throw new ArgumentException(error);

    public static Reading Air(uint sequence, double temperature = 21.3) => Of("aq-0007", sequence,
        (QuantityTable.Temperature, temperature), (QuantityTable.Humidity, 48.5), (QuantityTable.Pressure, 1013.2),
        (QuantityTable.GasResistance, 123456), (QuantityTable.Pm25, 12), (QuantityTable.Pm10, 19));

    public static Reading Of(string id, uint sequence, params (Quantity Quantity, double Value)[] values)
    {
        var reading = new Reading
        {
            Node = Id(id), Boot = 17, Sequence = sequence, Time = Start + (60 * sequence), TimeQuality = TimeQuality.Synced,
        };
        foreach (var (quantity, value) in values)
        {
            Assert.True(reading.Set(quantity, value), $"{quantity.Name} {value}");
        }

        return reading;
    }

    /// <summary>Any reading that the contract allows, from a seeded source.</summary>
    public static Reading Any(Random random)
    {
        var kind = (NodeKind)random.Next(1, NodeKinds.Count + 1);
        var reading = new Reading
        {
            Node = new NodeId(kind, random.Next(4) == 0 ? random.Next(1, NodeId.MaxNumber + 1) : random.Next(1, 5)),
            Boot = (ushort)(random.Next(3) == 0 ? random.Next(65536) : 1),
            Sequence = random.Next(5) == 0 ? (uint)random.NextInt64(uint.MaxValue + 1L) : (uint)random.Next(200),
            Time = random.Next(5) == 0 ? (uint)random.NextInt64(uint.MaxValue + 1L) : Start + (uint)random.Next(100_000),
            TimeQuality = (TimeQuality)random.Next(4),
            Flags = (ReadingFlags)(random.Next(3) == 0 ? random.Next(256) : 0),
        };
        var allowed = random.Next(2) == 0 ? KindQuantities.Usual(kind) : KindQuantities.Allowed(kind) & random.Next();
        for (var code = 0; code < QuantityTable.Count; code++)
        {
            var quantity = QuantityTable.ByCode(code);
            if ((allowed & (1 << code)) != 0)
            {
                reading.SetSteps(quantity, random.Next(quantity.MinSteps, quantity.MaxSteps + 1));
            }
        }

        return reading;
    }
}
