namespace EdgeNodes.Simulated.Network;

/// <summary>What a virtual network server did since the start.</summary>
/// <param name="Joins">Devices let in.</param>
/// <param name="Uplinks">Data frames taken, each once.</param>
/// <param name="Retransmissions">Data frames that had been taken before.</param>
/// <param name="Downlinks">Packets handed to a gateway.</param>
public sealed record NetworkCounters(long Joins, long Uplinks, long Retransmissions, long Downlinks);
