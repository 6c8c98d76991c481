namespace EdgeNodes.Platform.Downlink;

/// <summary>When one command is sent by one route: soon again after a failure, later and later after a success.</summary>
internal sealed class RouteAttempts(bool isUsed, bool repeats, DateTimeOffset now)
{
    // A downlink may be lost like any frame, and a class A radio listens only after it has sent.
    private static readonly TimeSpan FirstRepeat = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private TimeSpan repeat = FirstRepeat;
    private bool isLast;

    /// <summary>Never: <see cref="DateTimeOffset.MaxValue"/>.</summary>
    public DateTimeOffset Due { get; private set; } = isUsed ? now : DateTimeOffset.MaxValue;

    /// <summary>Nobody has it yet: what comes later for the same lamp must wait behind it.</summary>
    public bool IsUntaken { get; private set; } = isUsed;

    public void Sent(bool taken, DateTimeOffset at)
    {
        if (!taken)
        {
            Due = at + RetryAfter;
            return;
        }

        IsUntaken = false;
        Due = isLast || !repeats ? DateTimeOffset.MaxValue : at + repeat;
        repeat *= 2;
    }

    /// <summary>Once taken, it is not sent again.</summary>
    public void NoMoreRepeats()
    {
        isLast = true;
        Due = IsUntaken ? Due : DateTimeOffset.MaxValue;
    }
}
