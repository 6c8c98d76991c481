namespace EdgeNodes.Gateway.Buffer;

/// <summary>How a request to store ended.</summary>
public enum StoreVerdict
{
    /// <summary>Everything is on disk, now or from an earlier time: acknowledge.</summary>
    Stored,

    /// <summary>The buffer is full of more important records: do not acknowledge, the sender keeps its copy.</summary>
    Full,

    /// <summary>The disk did not take it: do not acknowledge.</summary>
    Failed,
}

/// <summary>How a request to store ended, and how many of its records were new.</summary>
public readonly record struct StoreResult(StoreVerdict Verdict, int Stored, int Duplicates, string? Reason)
{
    /// <summary>True when an acknowledgement is due.</summary>
    public bool IsDurable => Verdict == StoreVerdict.Stored;
}
