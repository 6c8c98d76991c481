namespace EdgeNodes.Gateway.Buffer;

/// <summary>How a buffer is opened.</summary>
public sealed record BufferOptions
{
    /// <summary>The smallest cap: below it the write-ahead log would leave no room for rows.</summary>
    public const long MinBytes = 1 << 20;

    /// <summary>The folder of the database, of files set aside and of the start counter.</summary>
    public required string Folder { get; init; }

    /// <summary>The uplinks that must prove a row before it goes. One that is new here starts at the oldest row.</summary>
    public required IReadOnlyList<string> Uplinks { get; init; }

    /// <summary>Hard cap of database and write-ahead log together, in bytes.</summary>
    public long MaxBytes { get; init; } = 1L << 30;

    /// <summary>How long the first waiter of a commit waits for others to join it.</summary>
    public TimeSpan CommitWindow { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>A commit starts at once when this many records wait.</summary>
    public int MaxRowsPerCommit { get; init; } = 1024;

    /// <summary>How many requests may wait for a commit; more senders are held back.</summary>
    public int QueueCapacity { get; init; } = 8192;

    /// <summary>How many refused frames are kept as evidence, less under a small cap; the oldest goes first.</summary>
    public int MaxRefused { get; init; } = 1000;

    /// <summary>Cursors and deletions reach the file this long after they changed, when no reading takes them along earlier.</summary>
    public TimeSpan HousekeepingDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Called before each write transaction; a test throws the fault from it that a disk would.</summary>
    internal Action? BeforeCommit { get; init; }

    /// <summary>Called before rows are taken out of a file that was set aside, to the same end.</summary>
    internal Action? BeforeSalvage { get; init; }

    /// <summary>The part of <see cref="MaxBytes"/> that is left to the write-ahead log.</summary>
    internal long LogBytes => Math.Min(16L << 20, MaxBytes / 4);

    /// <summary>The pages that the database itself may use.</summary>
    internal long MaxPages => (MaxBytes - LogBytes) / BufferSchema.PageBytes;

    /// <summary>Refused frames may take a sixth of the pages, two for each.</summary>
    internal int RefusedRows => (int)Math.Min(MaxRefused, Math.Max(1, MaxPages / 12));

    /// <summary>A commit starts at once when its payloads reach this size, so that one transaction cannot fill the log.</summary>
    internal long MaxBytesPerCommit => LogBytes / 8;
}
