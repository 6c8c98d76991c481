using EdgeNodes.Contract.Commands;

namespace EdgeNodes.Gateway.Commands;

/// <summary>The answer that a command gets at once, and why, for people.</summary>
internal sealed record CommandVerdict(AnswerResult Result, AnswerReason Reason, string Problem);
