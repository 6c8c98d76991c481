using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Gateway.Commands;

/// <summary>Says of a command whether it can be carried out at all.</summary>
internal sealed class CommandJudge(INodeLink link)
{
    private const int MaxWaiting = 4096;

    /// <summary>Null, or the answer that it gets at once and why.</summary>
    public CommandVerdict? Of(Command command, int waiting)
    {
        if (command.HasLevel && command.Node.Kind != NodeKind.Streetlight)
        {
            return new(AnswerResult.Refused, AnswerReason.WrongKind, "only streetlights take a level");
        }

        if (!link.IsKnown(command.Node))
        {
            return new(AnswerResult.Refused, AnswerReason.UnknownNode, "no such node is enrolled here");
        }

        if (command.TtlSeconds == 0)
        {
            return new(AnswerResult.Expired, AnswerReason.None, "its time to live had run out before it came");
        }

        if (command.Problem() is { } problem)
        {
            return new(AnswerResult.Refused, AnswerReason.Malformed, problem);
        }

        return waiting >= MaxWaiting ? new(AnswerResult.Refused, AnswerReason.Busy, $"{MaxWaiting} commands are waiting already") : null;
    }

    /// <summary>The same for a command from outside, which may not have an id of the gateway's own.</summary>
    public CommandVerdict? OfForeign(Command command, int waiting) =>
        OwnCommands.Holds(command.Id)
            ? new(AnswerResult.Refused, AnswerReason.Malformed, $"ids from {OwnCommands.First} up are the gateway's own")
            : Of(command, waiting);
}
