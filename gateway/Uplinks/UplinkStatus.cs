namespace EdgeNodes.Gateway.Uplinks;

/// <summary>How an uplink stands.</summary>
/// <param name="Connected">The next hop answers.</param>
/// <param name="Delivered">Records proved by the next hop since the start.</param>
/// <param name="Pending">Records stored that it has not proved.</param>
/// <param name="LastError">The last failure as one sentence, null when there was none or it is over.</param>
/// <param name="AirtimeUsedSeconds">Time on air used since the start, in seconds; 0 for an uplink without a radio.</param>
public sealed record UplinkStatus(bool Connected, long Delivered, long Pending, string? LastError, double AirtimeUsedSeconds = 0);
