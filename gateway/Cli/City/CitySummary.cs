using System.Text.Json.Serialization;

namespace EdgeNodes.Cli.City;

/// <summary>How a run ended: the last line of `edge city --json`.</summary>
public sealed record CitySummary(int Nodes, ReadingCounts Readings, CommandCounts Commands, SeriesCounts? Series = null)
{
    /// <summary>What went wrong besides the counts, a sentence each: a node that did not sample, a fault of the firmware.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Complaints { get; init; } = [];

    /// <summary>Nothing lost, nothing twice, every route complete, every command applied, every value as the series has it, no complaint.</summary>
    [JsonIgnore]
    public bool IsGood =>
        Complaints.Count == 0
        && Readings is { Lost: 0, Duplicated: 0 }
        && Readings.Delivered.Values.All(delivered => delivered == Readings.Taken)
        && Commands.Applied == Commands.Sent
        && Series is null or { Different: 0, Compared: > 0 };

    public static string ToJson(CitySummary summary) =>
        System.Text.Json.JsonSerializer.Serialize(summary, CityJson.Default.CitySummary);
}

/// <param name="Taken">Readings that nodes took.</param>
/// <param name="Stored">Readings that the gateway has on disk or has passed on.</param>
/// <param name="Delivered">Distinct readings that reached the platform, by route.</param>
/// <param name="Lost">Taken and never seen by the platform.</param>
/// <param name="Duplicated">Twice in the platform's normalized stream.</param>
public sealed record ReadingCounts(long Taken, long Stored, IReadOnlyDictionary<string, long> Delivered, long Lost, long Duplicated);

/// <param name="Sent">Commands that the platform sent.</param>
/// <param name="Applied">Commands whose answer came back with the state that was commanded.</param>
public sealed record CommandCounts(int Sent, int Applied);

/// <param name="Compared">Values of the series that were held against what the platform received.</param>
/// <param name="Different">Values that differ by more than one step of their quantity, or are missing.</param>
public sealed record SeriesCounts(long Compared, long Different);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CitySummary))]
internal sealed partial class CityJson : JsonSerializerContext;
