using System.Threading.Channels;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Buffer;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Commands;

/// <summary>
/// Brings commands to nodes. A command waits here while its node is away, at most for its time to live, and is sent again
/// as long as no answer comes: nodes carry out each id once. Waiting commands are not kept over a restart, since the
/// platform, which gets no answer then, knows best whether it still wants them.
/// </summary>
public sealed class CommandRouter : BackgroundService, ICommandRouter, IAnswerSink, IOwnCommands
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly INodeLink link;
    private readonly CommandJudge judge;
    private readonly ReadingBuffer buffer;
    private readonly TimeProvider time;
    private readonly ILogger<CommandRouter> logger;
    private readonly Lock gate = new();
    private readonly CommandMemory memory = new();
    private readonly List<PendingCommand> waiting = [];
    private readonly Channel<Answer> unsettled = Channel.CreateBounded<Answer>(1024);
    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private CommandStatus counts = new(0, 0, 0, 0, 0, 0);

    /// <summary>Listens to the link at once; commands are sent while <see cref="ExecuteAsync"/> runs.</summary>
    public CommandRouter(INodeLink link, ReadingBuffer buffer, TimeProvider time, ILogger<CommandRouter> logger)
    {
        ArgumentNullException.ThrowIfNull(link);
        this.link = link;
        judge = new CommandJudge(link);
        this.buffer = buffer;
        this.time = time;
        this.logger = logger;
        link.Listening += NodeListens;
    }

    /// <summary>How commands went so far.</summary>
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

    /// <inheritdoc/>
    public async ValueTask AcceptAsync(Command command, string via, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        (AnswerResult Result, AnswerReason Reason, string Problem)? verdict;
        lock (gate)
        {
            if (!Remember(command.Node, command.Id))
            {
                return;
            }

            verdict = judge.OfForeign(command, waiting.Count);
            if (verdict == null)
            {
                waiting.Add(new PendingCommand(command, time));
            }
        }

        CommandLog.Accepted(logger, command.Id, command.Node, via, command.LevelSteps, command.TtlSeconds);
        if (verdict is { } known)
        {
            CommandLog.Refused(logger, command.Id, command.Node, via, known.Problem);
            await unsettled.Writer.WriteAsync(AnswerOf(command.Node, command.Id, known.Result, known.Reason), cancellationToken).ConfigureAwait(false);
        }

        signal.Writer.TryWrite(true);
    }

    /// <inheritdoc/>
    public bool TryAccept(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        lock (gate)
        {
            if (!OwnCommands.Holds(command.Id) || judge.Of(command, waiting.Count) != null || !memory.Add(command.Node.ToKey(), command.Id))
            {
                return false;
            }

            counts = counts with { Own = counts.Own + 1 };
            waiting.Add(new PendingCommand(command, time));
        }

        signal.Writer.TryWrite(true);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask RefuseAsync(NodeId node, uint commandId, string problem, string via, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!Remember(node, commandId))
            {
                return;
            }
        }

        CommandLog.Refused(logger, commandId, node, via, problem);
        await unsettled.Writer.WriteAsync(AnswerOf(node, commandId, AnswerResult.Refused, AnswerReason.Malformed), cancellationToken).ConfigureAwait(false);
        signal.Writer.TryWrite(true);
    }

    /// <inheritdoc/>
    public void Answered(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        lock (gate)
        {
            // A node that answers twice is counted once.
            if (waiting.RemoveAll(pending => pending.Command.Id == answer.CommandId && pending.Command.Node.Is(answer.Node)) > 0)
            {
                Settle(answer);
            }
        }

        CommandLog.Settled(logger, answer.CommandId, answer.Node, answer.Result, answer.Reason);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        link.Listening -= NodeListens;
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Expire();
            bool settled = await SettleAsync().ConfigureAwait(false);
            bool sent = await SendDueAsync(stoppingToken).ConfigureAwait(false);
            await RestAsync(settled && sent ? Rest() : RetryAfter, stoppingToken).ConfigureAwait(false);
        }
    }

    private static Answer AnswerOf(NodeId node, uint id, AnswerResult result, AnswerReason reason) =>
        new() { Node = node, CommandId = id, Result = result, Reason = reason };

    private bool Remember(NodeId node, uint id)
    {
        bool isNew = memory.Add(node.ToKey(), id);
        counts = isNew ? counts with { Accepted = counts.Accepted + 1 } : counts with { Repeated = counts.Repeated + 1 };
        return isNew;
    }

    private void NodeListens(NodeId node)
    {
        lock (gate)
        {
            foreach (PendingCommand pending in waiting)
            {
                if (!node.IsValid || pending.Command.Node.Is(node))
                {
                    pending.Unsent();
                }
            }
        }

        signal.Writer.TryWrite(true);
    }

    private void Expire()
    {
        lock (gate)
        {
            foreach (PendingCommand pending in waiting.FindAll(pending => pending.IsExpired))
            {
                // Without a place among the answers it stays and is looked at again soon; of its own the gateway tells nobody.
                if (OwnCommands.Holds(pending.Command.Id) || unsettled.Writer.TryWrite(AnswerOf(pending.Command.Node, pending.Command.Id, AnswerResult.Expired, AnswerReason.None)))
                {
                    waiting.Remove(pending);
                }
            }
        }
    }

    /// <summary>Stores the gateway's own answers. False while the disk does not take them: they stay until it does.</summary>
    private async Task<bool> SettleAsync()
    {
        var bytes = new byte[AnswerCodec.MaxBytes];
        while (unsettled.Reader.TryPeek(out Answer? answer))
        {
            int length = AnswerCodec.Encode(answer, bytes, 0);
            StoreResult result = await buffer.StoreAsync([BufferEntry.Answer(answer.Node, answer.CommandId, bytes[..length])]).ConfigureAwait(false);
            if (!result.IsDurable)
            {
                return false;
            }

            unsettled.Reader.TryRead(out _);
            CommandLog.Settled(logger, answer.CommandId, answer.Node, answer.Result, answer.Reason);
            lock (gate)
            {
                Count(answer.Result);
            }
        }

        return true;
    }

    private async Task<bool> SendDueAsync(CancellationToken stop)
    {
        List<PendingCommand> due;
        lock (gate)
        {
            due = waiting.FindAll(pending => pending.IsDue && link.IsListening(pending.Command.Node));
            due.ForEach(pending => pending.Sent());
        }

        bool sent = true;
        foreach (PendingCommand pending in due)
        {
            try
            {
                await link.SendAsync(pending.Command.Node, pending.Encode(), stop).ConfigureAwait(false);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                // One lamp's trouble holds up nobody else's command, and a session that is cancelled does not end the router.
                CommandLog.NotSent(logger, pending.Command.Id, pending.Command.Node, error.Message);
                pending.Unsent();
                sent = false;
            }
        }

        return sent;
    }

    private TimeSpan Rest()
    {
        lock (gate)
        {
            return waiting.Count == 0 ? Timeout.InfiniteTimeSpan : waiting.Min(pending => pending.Rest(link.IsListening(pending.Command.Node))) + TimeSpan.FromMilliseconds(1);
        }
    }

    private async Task RestAsync(TimeSpan rest, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task delay = Task.Delay(rest, time, over.Token);
        Task work = signal.Reader.WaitToReadAsync(over.Token).AsTask();
        await Task.WhenAny(delay, work).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        signal.Reader.TryRead(out _);
    }

    private void Settle(Answer answer)
    {
        if (OwnCommands.Holds(answer.CommandId))
        {
            counts = counts with { OwnAnswered = counts.OwnAnswered + 1 };
            return;
        }

        Count(answer.Result);
    }

    private void Count(AnswerResult result) => counts = result switch
    {
        AnswerResult.Applied => counts with { Applied = counts.Applied + 1 },
        AnswerResult.Expired => counts with { Expired = counts.Expired + 1 },
        _ => counts with { Refused = counts.Refused + 1 },
    };
}
