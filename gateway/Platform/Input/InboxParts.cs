using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Link;
using EdgeNodes.Platform.Broker;
using EdgeNodes.Platform.Downlink;
using EdgeNodes.Platform.Ledger;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Platform.Input;

/// <summary>What all inputs use.</summary>
internal sealed class InboxParts
{
    public required LedgerWriter Writer { get; init; }

    public required Acknowledger Acknowledger { get; init; }

    public required LinkAcks LinkAcks { get; init; }

    public required CommandDesk Desk { get; init; }

    public required Watchers Watchers { get; init; }

    public required ILogger Logger { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Waits until the outbox has room.</summary>
    public required Func<CancellationToken, Task> Room { get; init; }

    public required CancellationToken Stop { get; init; }

    public RefusedWork Refuse(BrokerMessage message, string reason, string text, (string Topic, byte[] Payload)? reply = null) =>
        new(message, reason, text, Logger, _ => Acknowledger.Add(message)) { Reply = reply };

    /// <summary>After the commit of an arrival: acknowledge it, ask for a link acknowledgement, tell the watchers and the desk.</summary>
    public void Arrived(BrokerMessage message, ArrivalWork work)
    {
        Acknowledger.Add(message);
        if (work.Header is { Acknowledge: true })
        {
            LinkAcks.Request(work.Gateway, work.Ack);
        }

        foreach (var reading in work.Fresh)
        {
            Watchers.Tell(new StreamReading(work.Gateway, work.Route, reading));
        }

        foreach (var answer in work.FirstAnswers)
        {
            Desk.Answered(answer.Node, answer.CommandId);
        }
    }
}
