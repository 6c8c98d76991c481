namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Link;

/// <summary>What fits into one link frame.</summary>
/// <param name="Port">FPort.</param>
/// <param name="Body">What follows the link header.</param>
/// <param name="Records">Whom it carries.</param>
internal sealed record PackedFrame(byte Port, byte[] Body, IReadOnlyList<PendingRecord> Records);
