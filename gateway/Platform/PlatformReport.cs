namespace EdgeNodes.Platform;

/// <summary>What the receiver has done since its data folder began; a restart does not reset it.</summary>
/// <param name="Readings">Distinct readings, over all routes.</param>
/// <param name="Published">Messages of the stream (readings, answers, indices) that the broker has proved to hold.</param>
/// <param name="Pending">Messages of the stream that it has not proved yet.</param>
/// <param name="Suppressed">Arrivals that were not passed on because the reading had come before, by whatever route.</param>
/// <param name="Routes">By route.</param>
/// <param name="Refused">What could not be used, by reason.</param>
/// <param name="Commands">Commands taken from the platform and sent on.</param>
/// <param name="Answers">Distinct answers, refusals of the receiver itself included.</param>
/// <param name="LinkAcks">Link acknowledgements handed to the network server since this start.</param>
/// <param name="Connected">True while both connections to the broker stand.</param>
public sealed record PlatformReport(
    long Readings,
    long Published,
    long Pending,
    long Suppressed,
    IReadOnlyDictionary<Route, RouteReport> Routes,
    IReadOnlyDictionary<string, long> Refused,
    long Commands,
    long Answers,
    long LinkAcks,
    bool Connected);

/// <summary>One route of <see cref="PlatformReport"/>.</summary>
/// <param name="Distinct">Distinct readings that came this way.</param>
/// <param name="Repeated">Arrivals of readings that had already come this way.</param>
public sealed record RouteReport(long Distinct, long Repeated);
