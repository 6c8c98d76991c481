using EdgeNodes.Contract.Commands;

namespace EdgeNodes.Gateway.Commands;

/// <summary>A command that has no answer yet. All times are on the monotonic clock: nobody's wall clock shortens a time to live.</summary>
internal sealed class PendingCommand(Command command, TimeProvider time)
{
    /// <summary>The answer of a node that got the command in its last moment may still be under way.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(5);

    private readonly long accepted = time.GetTimestamp();
    private long? sent;

    public Command Command { get; } = command;

    private TimeSpan Left => TimeSpan.FromSeconds(Command.TtlSeconds) - time.GetElapsedTime(accepted);

    public bool IsExpired => Left <= TimeSpan.Zero && (sent == null || Left <= -Grace);

    /// <summary>True when it should be sent, if the node listens: never sent, or sent so long ago that it got lost.</summary>
    public bool IsDue => Left > TimeSpan.Zero && (sent == null || time.GetElapsedTime(sent.Value) >= RepeatAfter);

    /// <summary>How long nothing needs to be done about it. One whose node does not listen can only end; the node wakes the loop when it comes.</summary>
    public TimeSpan Rest(bool isListening)
    {
        TimeSpan rest = sent == null ? Left : Left + Grace;
        if (isListening && Left > TimeSpan.Zero)
        {
            TimeSpan repeat = sent == null ? TimeSpan.Zero : RepeatAfter - time.GetElapsedTime(sent.Value);
            rest = repeat < rest ? repeat : rest;
        }

        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    public void Sent() => sent = time.GetTimestamp();

    /// <summary>The node listens anew: what was sent before may not have reached it.</summary>
    public void Unsent() => sent = null;

    /// <summary>The command with the time that is left to it.</summary>
    public byte[] Encode()
    {
        var remaining = new Command();
        remaining.CopyFrom(Command);
        remaining.TtlSeconds = (uint)Math.Max(1, Math.Ceiling(Left.TotalSeconds));
        var buffer = new byte[CommandCodec.MaxBytes];
        return buffer[..CommandCodec.Encode(remaining, buffer, 0)];
    }
}
