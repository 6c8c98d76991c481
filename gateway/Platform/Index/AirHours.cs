using EdgeNodes.Air;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Platform.Ledger;

namespace EdgeNodes.Platform.Index;

/// <summary>
/// Sums of corrected dust by node, hour and boot, in the transaction of the readings: what is summed was stored, once. Hours stay
/// for <see cref="KeepSeconds"/>, so that what was late can still change its hour.
/// </summary>
internal sealed class AirHours(LedgerDatabase database)
{
    /// <summary>Length of an hour.</summary>
    public const long Hour = 3600;

    /// <summary>A week without the gateway, and a day.</summary>
    public const long KeepSeconds = 8 * 24 * Hour;

    /// <summary>What gateways still bring for an hour that is over, usually.</summary>
    public const long Grace = 300;

    // A clock may be a little ahead; one that is further ahead than this tells no hour.
    private const long MostAhead = 120;

    /// <summary>Adds a reading that is new. One whose time is unknown, too old or in the future belongs to no hour.</summary>
    public void Add(Reading reading, string gateway, DateTimeOffset arrived)
    {
        var now = arrived.ToUnixTimeSeconds();
        if (reading.Node.Kind != NodeKind.AirQuality || reading.TimeQuality == TimeQuality.Unknown
            || reading.Time > now + MostAhead || reading.Time < now - KeepSeconds + Hour)
        {
            return;
        }

        var counts = Counts(reading);
        var has25 = DryDust.TryTenths(reading, QuantityTable.Pm25, out var pm25) && counts;
        var has10 = DryDust.TryTenths(reading, QuantityTable.Pm10, out var pm10) && counts;
        var hour = reading.Time / Hour;
        database.Execute(
            """
            INSERT INTO air_hour(node, hour, boot, gateway, n25, sum25, n10, sum10, humid, first_seq, last_seq, first_time, last_time)
            VALUES(@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @9, @10, @10)
            ON CONFLICT(node, hour, boot) DO UPDATE SET gateway = excluded.gateway, n25 = n25 + excluded.n25, sum25 = sum25 + excluded.sum25,
                n10 = n10 + excluded.n10, sum10 = sum10 + excluded.sum10, humid = humid + excluded.humid,
                first_seq = min(first_seq, excluded.first_seq), last_seq = max(last_seq, excluded.last_seq),
                first_time = min(first_time, excluded.first_time), last_time = max(last_time, excluded.last_time)
            """,
            reading.Node.ToKey(), hour, (long)reading.Boot, gateway, has25 ? 1L : 0, has25 ? (long)pm25 : 0, has10 ? 1L : 0, has10 ? (long)pm10 : 0,
            (has25 || has10) && IsHumid(reading) ? 1L : 0, (long)reading.Sequence, (long)reading.Time);
        database.Execute(
            "INSERT INTO air_index(node, hour, revision, changed) VALUES(@0, @1, 0, 1) ON CONFLICT(node, hour) DO UPDATE SET changed = 1",
            reading.Node.ToKey(), hour);
    }

    /// <summary>Hours that are over and have changed since they were told, oldest first.</summary>
    public List<(int Node, long Hour, int Revision, byte[]? Told)> Changed(long now, int most)
    {
        var changed = new List<(int, long, int, byte[]?)>();
        using var rows = database.Query(
            "SELECT node, hour, revision, told FROM air_index WHERE changed = 1 AND hour <= @0 ORDER BY hour, node LIMIT @1",
            ((now - Grace) / Hour) - 1, (long)most);
        while (rows.Read())
        {
            changed.Add((rows.GetInt32(0), rows.GetInt64(1), rows.GetInt32(2), rows.IsDBNull(3) ? null : (byte[])rows.GetValue(3)));
        }

        return changed;
    }

    /// <summary>What is known of one hour of a node.</summary>
    public AirHour Of(int node, long hour)
    {
        var sum = new AirHour(NodeId.FromKey(node), hour);
        using var rows = database.Query(
            "SELECT gateway, n25, sum25, n10, sum10, humid, last_seq - first_seq, last_time - first_time FROM air_hour "
            + "WHERE node = @0 AND hour = @1 ORDER BY boot",
            (long)node, hour);
        while (rows.Read())
        {
            sum = sum with
            {
                Gateway = rows.GetString(0),
                Pm25 = sum.Pm25.And(rows.GetInt64(1), rows.GetInt64(2)),
                Pm10 = sum.Pm10.And(rows.GetInt64(3), rows.GetInt64(4)),
                Humid = sum.Humid + rows.GetInt64(5),
                Steps = sum.Steps + rows.GetInt64(6),
                Seconds = sum.Seconds + rows.GetInt64(7),
            };
        }

        return sum;
    }

    /// <summary>Notes what was told of an hour; null: nothing, there is not enough.</summary>
    public void Told(int node, long hour, int revision, byte[]? content) => database.Execute(
        "UPDATE air_index SET changed = 0, revision = @2, told = @3 WHERE node = @0 AND hour = @1",
        (long)node, hour, (long)revision, content ?? (object)DBNull.Value);

    /// <summary>Forgets hours that nothing can change any more.</summary>
    public void Prune(long now)
    {
        var oldest = (now - KeepSeconds) / Hour;
        database.Execute("DELETE FROM air_hour WHERE hour < @0", oldest);
        database.Execute("DELETE FROM air_index WHERE hour < @0", oldest);
    }

    // Doubtful for any reason but humidity, which the correction is made for: no part of a mean.
    private static bool Counts(Reading reading) => (reading.Flags & ReadingFlags.Doubtful) == 0 || IsHumid(reading);

    private static bool IsHumid(Reading reading) =>
        (reading.Flags & ReadingFlags.Doubtful) != 0 && reading.Has(QuantityTable.Cause)
        && Causes.CauseOf(reading.Steps(QuantityTable.Cause)) == Cause.Humid;
}
