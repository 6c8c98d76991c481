namespace EdgeNodes.Gateway.Clock;

/// <summary>Whether this machine's time may be told to others; asked again once a second at most.</summary>
/// <param name="isKept">Whether somebody keeps the clock.</param>
/// <param name="time">The clock.</param>
internal sealed class ClockTrust(Func<bool> isKept, TimeProvider time)
{
    // No reading of this project is older than the project; a Pi without a battery clock starts in the past.
    private static readonly DateTimeOffset Earliest = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    private long? asked;
    private bool kept;

    public bool IsTrusted
    {
        get
        {
            if (asked is not { } at || time.GetElapsedTime(at) >= AskEvery)
            {
                asked = time.GetTimestamp();
                kept = isKept();
            }

            return kept && time.GetUtcNow() >= Earliest;
        }
    }
}
