namespace EdgeNodes.Gateway.Settings;

/// <summary>Every key that there is. A key that is not here stops the start: a typing error must not become a default.</summary>
internal static class SettingsKeys
{
    public static readonly IReadOnlyList<string> All =
    [
        "Gateway:Id", "Gateway:Data",
        "Ingest:Address", "Ingest:Port", "Ingest:Anonymous", "Ingest:Certificate", "Ingest:CertificatePasswordFile",
        "Buffer:MaxBytes", "Buffer:CommitMilliseconds",
        "Uplinks:Mqtt:Host", "Uplinks:Mqtt:Port", "Uplinks:Mqtt:User", "Uplinks:Mqtt:PasswordFile", "Uplinks:Mqtt:Tls",
        "Uplinks:Mqtt:CaFile", "Uplinks:Mqtt:Root",
        "Uplinks:LoRaWan:Line", "Uplinks:LoRaWan:DevEui", "Uplinks:LoRaWan:JoinEui", "Uplinks:LoRaWan:AppKeyFile",
        "Uplinks:LoRaWan:DataRate", "Uplinks:LoRaWan:Adr", "Uplinks:LoRaWan:Class", "Uplinks:LoRaWan:GatherSeconds",
        "Uplinks:LoRaWan:JoinDelaySeconds",
        "Hat:Enabled", "Hat:StatusLedPin", "Hat:ModemResetPin", "Hat:I2cBus", "Hat:ClimateAddress",
        "Clock:Address", "Clock:Port", "Clock:Trust",
        "Presence:Level", "Presence:Fade", "Presence:Hold",
        "Status:Seconds",
    ];

    private static readonly HashSet<string> Sections = new(All.SelectMany(Parents), StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Leaves = new(All, StringComparer.OrdinalIgnoreCase);

    public static bool IsLeaf(string key) => Leaves.Contains(key) || IsNeighbour(key);

    public static bool IsSection(string key) => Sections.Contains(key) || string.Equals(key, PresenceReader.Section, StringComparison.OrdinalIgnoreCase);

    // A lamp, or one of its neighbours: what their ids must be is PresenceReader's to say.
    private static bool IsNeighbour(string key) =>
        key.StartsWith(PresenceReader.Section + ":", StringComparison.OrdinalIgnoreCase) && key.Count(letter => letter == ':') is 2 or 3;

    /// <summary>The key that was probably meant, as a clause, or nothing.</summary>
    public static string Suggest(string key)
    {
        string? nearest = All.Concat(Sections).Append(PresenceReader.Section).MinBy(known => Distance(known, key));
        return nearest != null && Distance(nearest, key) <= 3 ? $" (did you mean {nearest}?)" : "";
    }

    private static IEnumerable<string> Parents(string key)
    {
        for (int colon = key.IndexOf(':', StringComparison.Ordinal); colon >= 0; colon = key.IndexOf(':', colon + 1))
        {
            yield return key[..colon];
        }
    }

    /// <summary>Edits from one word to the other (Levenshtein), letter case aside.</summary>
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int cost = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost));
            }
        }

        return row[other.Length];
    }
}
