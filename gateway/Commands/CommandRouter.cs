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
    private readonly ILogger<CommandRouter> logger;
    private readonly CommandQueue queue;
    private readonly GivenAnswers given;
    private readonly Bell bell;

    /// <summary>Listens to the link at once; commands are sent while <see cref="ExecuteAsync"/> runs.</summary>
    public CommandRouter(INodeLink link, ReadingBuffer buffer, TimeProvider time, ILogger<CommandRouter> logger)
    {
        ArgumentNullException.ThrowIfNull(link);
        this.link = link;
        this.logger = logger;
        queue = new CommandQueue(link, time);
        given = new GivenAnswers(buffer);
        bell = new Bell(time);
        link.Listening += NodeListens;
    }

    /// <summary>How commands went so far.</summary>
    public CommandStatus Status => queue.Status;

    /// <inheritdoc/>
    public async ValueTask AcceptAsync(Command command, string via, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!queue.TryAdd(command, out CommandVerdict? verdict))
        {
            return;
        }

        CommandLog.Accepted(logger, command.Id, command.Node, via, command.LevelSteps, command.TtlSeconds);
        if (verdict != null)
        {
            CommandLog.Refused(logger, command.Id, command.Node, via, verdict.Problem);
            await given.GiveAsync(command.Node, command.Id, verdict.Result, verdict.Reason, cancellationToken).ConfigureAwait(false);
        }

        bell.Ring();
    }

    /// <inheritdoc/>
    public bool TryAccept(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!queue.TryAddOwn(command))
        {
            return false;
        }

        bell.Ring();
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask RefuseAsync(NodeId node, uint commandId, string problem, string via, CancellationToken cancellationToken)
    {
        if (!queue.TryRemember(node, commandId))
        {
            return;
        }

        CommandLog.Refused(logger, commandId, node, via, problem);
        await given.GiveAsync(node, commandId, AnswerResult.Refused, AnswerReason.Malformed, cancellationToken).ConfigureAwait(false);
        bell.Ring();
    }

    /// <inheritdoc/>
    public void Answered(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        queue.End(answer);
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
            queue.EndExpired(command => given.TryGive(command.Node, command.Id, AnswerResult.Expired, AnswerReason.None));
            bool settled = await given.SettleAsync(Settled).ConfigureAwait(false);
            bool sent = await SendDueAsync(stoppingToken).ConfigureAwait(false);
            await bell.RestAsync(settled && sent ? queue.Rest() : RetryAfter, stoppingToken).ConfigureAwait(false);
        }
    }

    private void Settled(Answer answer)
    {
        CommandLog.Settled(logger, answer.CommandId, answer.Node, answer.Result, answer.Reason);
        queue.CountGiven(answer.Result);
    }

    private void NodeListens(NodeId node)
    {
        queue.SendAgain(node);
        bell.Ring();
    }

    private async Task<bool> SendDueAsync(CancellationToken stop)
    {
        bool sent = true;
        foreach (PendingCommand pending in queue.TakeDue())
        {
            try
            {
                await link.SendAsync(pending.Command.Node, pending.Encode(), stop).ConfigureAwait(false);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                // One lamp's trouble holds up nobody else's command, and a session that is cancelled does not end the router.
                CommandLog.NotSent(logger, pending.Command.Id, pending.Command.Node, error.Message);
                queue.PutBack(pending);
                sent = false;
            }
        }

        return sent;
    }
}
