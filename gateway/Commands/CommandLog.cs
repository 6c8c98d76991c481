using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Commands;

internal static partial class CommandLog
{
    [LoggerMessage(401, LogLevel.Information, "Command {Id} for {Node} by {Via}: level {LevelSteps} (steps of 0.5 %), {TtlSeconds} s to live")]
    public static partial void Accepted(ILogger logger, uint id, NodeId node, string via, int levelSteps, uint ttlSeconds);

    [LoggerMessage(402, LogLevel.Information, "Command {Id} for {Node} ended: {Result}, reason {Reason}")]
    public static partial void Settled(ILogger logger, uint id, NodeId node, AnswerResult result, AnswerReason reason);

    [LoggerMessage(403, LogLevel.Warning, "Command {Id} for {Node} by {Via} is refused: {Problem}")]
    public static partial void Refused(ILogger logger, uint id, NodeId node, string via, string problem);

    [LoggerMessage(404, LogLevel.Warning, "Command {Id} for {Node} could not be sent and is tried again: {Reason}")]
    public static partial void NotSent(ILogger logger, uint id, NodeId node, string reason);
}
