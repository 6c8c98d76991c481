namespace EdgeNodes.Gateway.Buffer;

/// <summary>
/// What a node sent that can never become a reading. It is kept as evidence, so that acknowledging it loses nothing and
/// the node need not send it for ever.
/// </summary>
public sealed record RefusedFrame(DateTimeOffset At, string Client, string Topic, string Reason, byte[] Payload)
{
    /// <summary>Of a longer payload only the beginning is kept.</summary>
    public const int MaxPayload = 4096;
}
