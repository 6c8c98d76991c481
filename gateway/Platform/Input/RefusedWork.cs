using EdgeNodes.Contract.Link;
using EdgeNodes.Platform.Broker;
using EdgeNodes.Platform.Ledger;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Platform.Input;

/// <summary>A message that cannot be used: counted, its beginning kept, and acknowledged, because it would never get better.</summary>
internal sealed class RefusedWork(BrokerMessage message, string reason, string text, ILogger logger, Action<RefusedWork> done) : Work
{
    private readonly string topic = message.Topic;
    private readonly byte[] payload = message.Beginning(MaxKept);
    private const int MaxKept = 512;
    private long count;

    /// <summary>
    /// Header of a radio frame whose content is broken. Its number counts as received: the radio's own check proves that it
    /// came as it was sent, so to ask for it again would only stop the link.
    /// </summary>
    public LinkHeader? Header { get; init; }

    /// <summary>The gateway of <see cref="Header"/>.</summary>
    public string Gateway { get; init; } = "";

    /// <summary>What to tell the gateway over the link.</summary>
    public LinkAck Ack { get; private set; }

    /// <summary>A message for the stream that tells the sender, or null.</summary>
    public (string Topic, byte[] Payload)? Reply { get; init; }

    public override void Apply(ReadingLedger ledger)
    {
        ledger.Refuse(topic, reason, text, payload);
        if (Header is { } header)
        {
            ledger.NoteLink(Gateway, header);
            Ack = ledger.LinkAckOf(Gateway);
        }

        if (Reply is { } reply)
        {
            ledger.Counters.Add(Counters.Answers);
            ledger.Queue(reply.Topic, reply.Payload);
        }

        count = ledger.Counters[Counters.Refused(reason)];
    }

    public override void Committed()
    {
        // A flood of nonsense shall not fill the log: the 1st, 2nd, 4th, 8th ... of each reason is told.
        if (long.IsPow2(count))
        {
            Logs.Refused(logger, topic, reason, text);
        }

        done(this);
    }
}
