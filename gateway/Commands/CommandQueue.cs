using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Gateway.Commands;

/// <summary>
/// The commands that have no answer yet, each once, and the count of what became of all. Safe from any thread: what the status says of
/// one moment fits together.
/// </summary>
internal sealed class CommandQueue(INodeLink link, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly CommandJudge judge = new(link);
    private readonly CommandMemory memory = new();
    private readonly List<PendingCommand> waiting = [];
    private CommandStatus counts = new(0, 0, 0, 0, 0, 0);

    public CommandStatus Status
    {
        get
        {
            lock (gate)
            {
                return counts with { Waiting = waiting.Count };
            }
        }
    }

    /// <summary>Takes a command of the platform's. False: it came before. A verdict: it does not wait, this answers it.</summary>
    public bool TryAdd(Command command, out CommandVerdict? verdict)
    {
        lock (gate)
        {
            verdict = null;
            if (!Remember(command.Node, command.Id))
            {
                return false;
            }

            verdict = judge.OfForeign(command, waiting.Count);
            if (verdict == null)
            {
                waiting.Add(new PendingCommand(command, time));
            }

            return true;
        }
    }

    /// <summary>Takes a command of the gateway's own; false if it cannot be carried out, or came before.</summary>
    public bool TryAddOwn(Command command)
    {
        lock (gate)
        {
            if (!OwnCommands.Holds(command.Id) || judge.Of(command, waiting.Count) != null || !memory.Add(command.Node.ToKey(), command.Id))
            {
                return false;
            }

            counts = counts with { Own = counts.Own + 1 };
            waiting.Add(new PendingCommand(command, time));
            return true;
        }
    }

    /// <summary>Remembers a command that is refused before it could be read; false if it came before.</summary>
    public bool TryRemember(NodeId node, uint id)
    {
        lock (gate)
        {
            return Remember(node, id);
        }
    }

    /// <summary>A node has answered. One that answers twice is counted once.</summary>
    public void End(Answer answer)
    {
        lock (gate)
        {
            if (waiting.RemoveAll(pending => pending.Command.Id == answer.CommandId && pending.Command.Node.Is(answer.Node)) == 0)
            {
                return;
            }

            if (OwnCommands.Holds(answer.CommandId))
            {
                counts = counts with { OwnAnswered = counts.OwnAnswered + 1 };
            }
            else
            {
                Count(answer.Result);
            }
        }
    }

    /// <summary>Ends what has outlived its time. What <paramref name="tell"/> finds no place for stays, and is looked at again soon.</summary>
    public void EndExpired(Func<Command, bool> tell)
    {
        lock (gate)
        {
            // Of its own the gateway tells nobody.
            waiting.RemoveAll(pending => pending.IsExpired && (OwnCommands.Holds(pending.Command.Id) || tell(pending.Command)));
        }
    }

    /// <summary>Counts an answer that the gateway gave for a node, once it is on disk.</summary>
    public void CountGiven(AnswerResult result)
    {
        lock (gate)
        {
            Count(result);
        }
    }

    /// <summary>What is to be sent now; it counts as sent from here on.</summary>
    public IReadOnlyList<PendingCommand> TakeDue()
    {
        lock (gate)
        {
            List<PendingCommand> due = waiting.FindAll(pending => pending.IsDue && link.IsListening(pending.Command.Node));
            due.ForEach(pending => pending.Sent());
            return due;
        }
    }

    /// <summary>It could not be sent: it is due again.</summary>
    public void PutBack(PendingCommand pending)
    {
        lock (gate)
        {
            pending.Unsent();
        }
    }

    /// <summary>A node listens anew, or all of them: what was sent before may not have reached them.</summary>
    public void SendAgain(NodeId node)
    {
        lock (gate)
        {
            waiting.FindAll(pending => !node.IsValid || pending.Command.Node.Is(node)).ForEach(pending => pending.Unsent());
        }
    }

    /// <summary>How long nothing needs to be done.</summary>
    public TimeSpan Rest()
    {
        lock (gate)
        {
            return waiting.Count == 0
                ? Timeout.InfiniteTimeSpan
                : waiting.Min(pending => pending.Rest(link.IsListening(pending.Command.Node))) + TimeSpan.FromMilliseconds(1);
        }
    }

    private bool Remember(NodeId node, uint id)
    {
        bool isNew = memory.Add(node.ToKey(), id);
        counts = isNew ? counts with { Accepted = counts.Accepted + 1 } : counts with { Repeated = counts.Repeated + 1 };
        return isNew;
    }

    private void Count(AnswerResult result) => counts = result switch
    {
        AnswerResult.Applied => counts with { Applied = counts.Applied + 1 },
        AnswerResult.Expired => counts with { Expired = counts.Expired + 1 },
        _ => counts with { Refused = counts.Refused + 1 },
    };
}
