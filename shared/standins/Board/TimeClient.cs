namespace EdgeNodes.StandIns;

/// <summary>
/// The SNTP client of the image: whom it asks, and whether it has had an answer. DateTime.UtcNow belongs to the PC, so an answer
/// says only that there is a time.
/// </summary>
public sealed class TimeClient
{
    public bool IsStarted { get; set; } = true;

    public string Server1 { get; set; } = "0.pool.ntp.org";

    public string Server2 { get; set; } = "1.pool.ntp.org";

    /// <summary>True once a server has answered.</summary>
    public bool HasTime { get; private set; }

    /// <summary>Asks, if nobody has answered yet.</summary>
    public bool TryLearn(SimulatedBoard board)
    {
        HasTime = HasTime || (IsStarted && (board.AskTime(Server1) || (Server2.Length > 0 && board.AskTime(Server2))));
        return HasTime;
    }
}
