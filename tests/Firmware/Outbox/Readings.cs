using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Outbox;

public static class Readings
{
    /// <summary>A reading whose every field follows from its identity, so that a damaged one shows.</summary>
    public static Reading Full(ushort boot, uint sequence)
    {
        var reading = new Reading
        {
            Node = new NodeId(NodeKind.AirQuality, 7),
            Boot = boot,
            Sequence = sequence,
            Time = 1_800_000_000 + (sequence * 10),
            TimeQuality = TimeQuality.Synced,
        };
        for (var code = 0; code < QuantityTable.Count; code++)
        {
            var quantity = QuantityTable.ByCode(code);
            if ((KindQuantities.Allowed(NodeKind.AirQuality) & (1 << code)) != 0)
            {
                var span = quantity.MaxSteps - quantity.MinSteps;
                reading.SetSteps(quantity, quantity.MinSteps + (int)((sequence * 37 + (uint)code) % span));
            }
        }

        return reading;
    }

    public static List<Reading> Pending(Node.Outbox outbox)
    {
        List<Reading> found = [];
        for (var place = outbox.Ordinary.Done; place < outbox.Ordinary.Next; place++)
        {
            var record = new OutboxRecord();
            if (outbox.Ordinary.TryRead(place, record))
            {
                found.Add(record.Reading);
            }
        }

        return found;
    }
}
