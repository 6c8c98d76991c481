namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Link;

/// <summary>What an acknowledgement said.</summary>
/// <param name="Proven">The receiver holds these.</param>
/// <param name="Lost">These never arrived and must be sent again.</param>
internal sealed record LinkVerdict(IReadOnlyList<PendingRecord> Proven, IReadOnlyList<PendingRecord> Lost);
