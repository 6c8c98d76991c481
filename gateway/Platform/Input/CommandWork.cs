using EdgeNodes.Contract.Commands;
using EdgeNodes.Json;
using EdgeNodes.Platform.Broker;
using EdgeNodes.Platform.Ledger;

namespace EdgeNodes.Platform.Input;

/// <summary>A sound command: noted once, then the desk's; or answered at once if it was issued too long ago.</summary>
internal sealed class CommandWork(
    BrokerMessage message, string gateway, Command command, DateTimeOffset arrived, string answerTopic, InboxParts parts) : Work
{
    private readonly DateTimeOffset expires = arrived.AddSeconds(command.TtlSeconds);
    private bool taken;

    public override void Apply(ReadingLedger ledger)
    {
        taken = false;
        if (command.TtlSeconds > 0)
        {
            taken = ledger.NoteCommand(gateway, command, expires);
        }
        else if (ledger.NoteAnswer(command.Node, command.Id))
        {
            var answer = new Answer { Node = command.Node, CommandId = command.Id, Result = AnswerResult.Expired };
            ledger.Queue(answerTopic, AnswerJson.Write(answer, null));
        }
    }

    public override void Committed()
    {
        parts.Acknowledger.Add(message);
        if (taken)
        {
            Logs.CommandTaken(parts.Logger, command.Id, command.Node.ToString(), gateway);
            parts.Desk.Add(gateway, command, expires);
        }
    }
}
