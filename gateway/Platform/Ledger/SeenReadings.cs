using System.Buffers.Binary;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Platform.Ledger;

/// <summary>
/// Which readings have come, by route and over all routes, as merged ranges per node. Changes live in memory until
/// <see cref="Save"/> writes them within the transaction that also holds the readings.
/// </summary>
internal sealed class SeenReadings(LedgerDatabase database)
{
    /// <summary>The set over all routes.</summary>
    public const int AnyRoute = 0;

    private const int RangeBytes = 10;
    private const int MaxInMemory = 100_000;
    private readonly Dictionary<(int Route, int Node), SequenceSet> sets = [];
    private readonly HashSet<(int Route, int Node)> changed = [];

    /// <summary>Notes a reading; true if it is new in that set.</summary>
    public bool Add(int route, NodeId node, ushort boot, uint sequence)
    {
        var key = (route, node.ToKey());
        if (!sets.TryGetValue(key, out var set))
        {
            set = Load(key);
            sets[key] = set;
        }

        if (!set.Add(boot, sequence))
        {
            return false;
        }

        changed.Add(key);
        return true;
    }

    public void Save()
    {
        foreach (var key in changed)
        {
            database.Execute("INSERT OR REPLACE INTO seen(route, node, ranges) VALUES(@0, @1, @2)", key.Route, key.Node, Write(sets[key]));
        }
    }

    public void Saved()
    {
        changed.Clear();
        if (sets.Count > MaxInMemory)
        {
            sets.Clear();
        }
    }

    /// <summary>The transaction failed: what is in the file counts.</summary>
    public void Forget()
    {
        changed.Clear();
        sets.Clear();
    }

    private static byte[] Write(SequenceSet set)
    {
        var bytes = new byte[set.RangeCount * RangeBytes];
        for (var i = 0; i < set.RangeCount; i++)
        {
            var at = bytes.AsSpan(i * RangeBytes);
            BinaryPrimitives.WriteUInt16LittleEndian(at, set.BootAt(i));
            BinaryPrimitives.WriteUInt32LittleEndian(at[2..], set.FirstAt(i));
            BinaryPrimitives.WriteUInt32LittleEndian(at[6..], set.LastAt(i));
        }

        return bytes;
    }

    private SequenceSet Load((int Route, int Node) key)
    {
        var set = new SequenceSet();
        if (database.Scalar("SELECT ranges FROM seen WHERE route = @0 AND node = @1", key.Route, key.Node) is byte[] bytes)
        {
            for (var at = bytes.AsSpan(); at.Length >= RangeBytes; at = at[RangeBytes..])
            {
                set.AddRange(
                    BinaryPrimitives.ReadUInt16LittleEndian(at),
                    BinaryPrimitives.ReadUInt32LittleEndian(at[2..]),
                    BinaryPrimitives.ReadUInt32LittleEndian(at[6..]));
            }
        }

        return set;
    }
}
