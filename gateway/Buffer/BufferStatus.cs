namespace EdgeNodes.Gateway.Buffer;

/// <summary>How the buffer stands.</summary>
/// <param name="Stored">Records stored since the start.</param>
/// <param name="Duplicates">Records that were there already, or had been.</param>
/// <param name="Rows">Records on disk now.</param>
/// <param name="Bytes">Database and write-ahead log, in bytes.</param>
/// <param name="Commits">Commits of records since the start.</param>
/// <param name="CommitP50Milliseconds">Median time of the latest commits, fsync included.</param>
/// <param name="CommitP99Milliseconds">99th percentile of the latest commits.</param>
/// <param name="Dropped">Records given up unproved, by reason, since the database was made.</param>
/// <param name="Refused">Refused frames kept as evidence since the start.</param>
/// <param name="Failure">Why nothing can be stored at the moment; null when all is well.</param>
/// <param name="SetAside">Corrupt files set aside since the start.</param>
public sealed record BufferStatus(
    long Stored, long Duplicates, long Rows, long Bytes, long Commits, double CommitP50Milliseconds, double CommitP99Milliseconds,
    IReadOnlyDictionary<string, long> Dropped, long Refused, string? Failure, IReadOnlyList<string> SetAside);
