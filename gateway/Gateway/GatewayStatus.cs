using System.Text.Json.Serialization;

namespace EdgeNodes.Gateway;

/// <summary>How a gateway stands: logged as the status event, so that a supervising process can show it.</summary>
/// <param name="Gateway">Its id.</param>
/// <param name="Stored">Records stored since the start.</param>
/// <param name="Duplicates">Records that had come before.</param>
/// <param name="Refused">What was refused since the start, by reason.</param>
/// <param name="Dropped">Records given up because the buffer was full, by reason, since the database was made.</param>
/// <param name="Rows">Records on disk.</param>
/// <param name="Bytes">Bytes on disk.</param>
/// <param name="CommitP50Ms">Median time of a commit in milliseconds.</param>
/// <param name="CommitP99Ms">99th percentile of it.</param>
/// <param name="Failure">Why nothing can be stored now, or null.</param>
/// <param name="SetAside">Corrupt files set aside since the start.</param>
/// <param name="Uplinks">The ways to the platform.</param>
/// <param name="Commands">What became of commands.</param>
/// <param name="Presence">What became of people at lamps; null without lamps that have neighbours.</param>
public sealed record GatewayStatus(
    string Gateway, long Stored, long Duplicates, IReadOnlyDictionary<string, long> Refused, IReadOnlyDictionary<string, long> Dropped,
    long Rows, long Bytes, double CommitP50Ms, double CommitP99Ms, string? Failure, IReadOnlyList<string> SetAside,
    IReadOnlyList<UplinkState> Uplinks, Commands.CommandStatus Commands, Presence.PresenceStatus? Presence = null)
{
    /// <summary>Id of the status event in the log.</summary>
    public const int EventId = 601;
}

/// <summary>One way to the platform.</summary>
/// <param name="Name">mqtt or lorawan.</param>
/// <param name="Connected">The next hop answers.</param>
/// <param name="Delivered">Records proved since the start.</param>
/// <param name="Pending">Records that wait for it.</param>
/// <param name="AirtimeSeconds">Time on air since the start.</param>
/// <param name="LastError">Its last failure, or null.</param>
public sealed record UplinkState(string Name, bool Connected, long Delivered, long Pending, double AirtimeSeconds, string? LastError);

/// <summary>Source-generated: nothing is looked up at run time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GatewayStatus))]
public sealed partial class GatewayJson : JsonSerializerContext;
