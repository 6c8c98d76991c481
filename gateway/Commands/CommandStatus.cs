namespace EdgeNodes.Gateway.Commands;

/// <summary>What became of commands since the start.</summary>
/// <param name="Accepted">Commands taken, each once.</param>
/// <param name="Repeated">Commands that had come already.</param>
/// <param name="Waiting">Commands without an answer so far.</param>
/// <param name="Applied">Answered by the node as applied.</param>
/// <param name="Expired">Answered as expired, by the node or for it.</param>
/// <param name="Refused">Answered as refused, by the node or for it.</param>
/// <param name="Own">Commands that the gateway gave itself; in none of the figures before.</param>
/// <param name="OwnAnswered">Those of them that were answered.</param>
public sealed record CommandStatus(
    long Accepted, long Repeated, long Waiting, long Applied, long Expired, long Refused, long Own = 0, long OwnAnswered = 0);
