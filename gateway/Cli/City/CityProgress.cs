namespace EdgeNodes.Cli.City;

/// <summary>How a run stands.</summary>
/// <param name="Elapsed">Since the nodes were switched on.</param>
/// <param name="Taken">Readings that nodes have taken.</param>
/// <param name="Stored">Readings that the gateway has stored.</param>
/// <param name="Buffered">Records that some uplink has not proved yet.</param>
/// <param name="Routes">The uplinks.</param>
/// <param name="CommandsSent">Commands sent by the platform.</param>
/// <param name="CommandsApplied">Commands answered with their state.</param>
internal sealed record CityProgress(
    TimeSpan Elapsed, long Taken, long Stored, long Buffered, IReadOnlyList<RouteProgress> Routes, int CommandsSent, int CommandsApplied);

/// <param name="Name">mqtt or lorawan.</param>
/// <param name="Delivered">Distinct readings that the receiver has by this route.</param>
/// <param name="Connected">The next hop answers.</param>
/// <param name="AirtimeSeconds">Time on air, 0 without a radio.</param>
/// <param name="Error">The last failure, null when all is well.</param>
internal sealed record RouteProgress(string Name, long Delivered, bool Connected, double AirtimeSeconds, string? Error);
