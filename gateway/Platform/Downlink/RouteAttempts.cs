namespace EdgeNodes.Platform.Downlink;

/// <summary>When one command is sent by one route: soon again after a failure, later and later after a success.</summary>
internal sealed class RouteAttempts(bool isUsed, DateTimeOffset now)
{
    // A radio frame may be lost, and what a gateway took by MQTT waits in its memory only, until the lamp listens. Gateways
    // and lamps carry out each id once, so a repetition costs its bytes and nothing else.
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
        Due = isLast ? DateTimeOffset.MaxValue : at + repeat;
        repeat *= 2;
    }

    /// <summary>Once taken, it is not sent again.</summary>
    public void NoMoreRepeats()
    {
        isLast = true;
        Due = IsUntaken ? Due : DateTimeOffset.MaxValue;
    }
}
