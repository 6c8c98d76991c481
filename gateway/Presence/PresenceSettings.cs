using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Gateway.Presence;

/// <summary>Light that runs ahead of people (settings section <c>Presence</c>).</summary>
/// <param name="Neighbours">The lamps beside each lamp, by its key.</param>
/// <param name="LevelPercent">What a raised lamp shines at least, in %.</param>
/// <param name="FadeSeconds">How long it takes there.</param>
/// <param name="HoldSeconds">How long it stays after the last sighting.</param>
public sealed record PresenceSettings(IReadOnlyDictionary<int, IReadOnlyList<NodeId>> Neighbours, int LevelPercent, int FadeSeconds, int HoldSeconds);
