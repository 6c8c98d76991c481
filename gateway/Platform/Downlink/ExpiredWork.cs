using EdgeNodes.Contract.Commands;
using EdgeNodes.Json;
using EdgeNodes.Platform.Ledger;

namespace EdgeNodes.Platform.Downlink;

/// <summary>Nobody answered a command in time: the stream gets its one answer from here, and a later one is suppressed.</summary>
internal sealed class ExpiredWork(Command command, string answerTopic, Action committed) : Work
{
    public override void Apply(ReadingLedger ledger)
    {
        if (ledger.NoteAnswer(command.Node, command.Id))
        {
            var answer = new Answer { Node = command.Node, CommandId = command.Id, Result = AnswerResult.Expired };
            ledger.Queue(answerTopic, AnswerJson.Write(answer, null));
        }
    }

    public override void Committed() => committed();
}
