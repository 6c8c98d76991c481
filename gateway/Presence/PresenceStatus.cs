namespace EdgeNodes.Gateway.Presence;

/// <summary>What became of people at lamps since the start.</summary>
/// <param name="Seen">Readings that said so.</param>
/// <param name="Stale">Those of them that came too late to matter.</param>
/// <param name="Raised">Lamps that were told to brighten.</param>
/// <param name="Spared">Lamps that were bright enough and long enough already.</param>
/// <param name="Refused">Lamps that could not be told: unknown, or too much is waiting.</param>
public sealed record PresenceStatus(long Seen, long Stale, long Raised, long Spared, long Refused);
