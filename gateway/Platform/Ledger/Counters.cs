namespace EdgeNodes.Platform.Ledger;

/// <summary>Counts that survive a restart, because they are committed with what they count.</summary>
internal sealed class Counters(LedgerDatabase database)
{
    public const string Readings = "readings";
    public const string Published = "published";
    public const string Suppressed = "suppressed";
    public const string Commands = "commands";
    public const string Answers = "answers";
    private const string RefusedPrefix = "refused.";
    private readonly Dictionary<string, long> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);

    public static string Distinct(Route route) => route == Route.Mqtt ? "distinct.mqtt" : "distinct.lorawan";

    public static string Repeated(Route route) => route == Route.Mqtt ? "repeated.mqtt" : "repeated.lorawan";

    public static string Refused(string reason) => RefusedPrefix + reason;

    public long this[string name] => values.GetValueOrDefault(name);

    public Dictionary<string, long> RefusedByReason() => values
        .Where(pair => pair.Key.StartsWith(RefusedPrefix, StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key[RefusedPrefix.Length..], pair => pair.Value, StringComparer.Ordinal);

    public void Add(string name, long by = 1)
    {
        values[name] = values.GetValueOrDefault(name) + by;
        changed.Add(name);
    }

    public void Save()
    {
        foreach (var name in changed)
        {
            database.Execute("INSERT OR REPLACE INTO counter(name, value) VALUES(@0, @1)", name, values[name]);
        }
    }

    public void Saved() => changed.Clear();

    public void Load()
    {
        values.Clear();
        changed.Clear();
        using var rows = database.Query("SELECT name, value FROM counter");
        while (rows.Read())
        {
            values[rows.GetString(0)] = rows.GetInt64(1);
        }
    }
}
