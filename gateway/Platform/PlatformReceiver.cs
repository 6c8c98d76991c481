using EdgeNodes.Platform.Broker;
using EdgeNodes.Platform.Downlink;
using EdgeNodes.Platform.Index;
using EdgeNodes.Platform.Input;
using EdgeNodes.Platform.Ledger;
using EdgeNodes.Platform.Settings;
using EdgeNodes.Platform.Stream;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeNodes.Platform;

/// <summary>
/// What runs beside the city's broker: takes what gateways bring by MQTT and by radio, and makes one stream of it in which
/// every reading stands once. While the receiver is away, its session at the broker is where gateways' messages
/// wait: give mosquitto `persistence true` and `max_queued_messages 1000000` for that, and for speed `max_inflight_messages 200` and
/// `set_tcp_nodelay true`.
/// </summary>
public sealed class PlatformReceiver : IAsyncDisposable
{
    private const int MaxOutbox = 100_000;
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(3);

    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly FileStream held;
    private readonly ReadingLedger ledger;
    private readonly OutboxReader outboxReader;
    private readonly OutboxState outbox = new(MaxOutbox);
    private readonly LedgerWriter writer;
    private readonly Acknowledger acknowledger = new();
    private readonly BrokerLink input;
    private readonly BrokerLink output;
    private readonly OutboxSender sender;
    private readonly LinkAcks linkAcks;
    private readonly CommandDesk desk;
    private readonly IndexLoop indices;
    private readonly Watchers watchers = new();
    private readonly CancellationTokenSource stopInput = new();
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource abort = new();
    private PlatformReport counted;
    private bool started;
    private bool disposed;
    private Task inputTask = Task.CompletedTask;
    private Task outputTask = Task.CompletedTask;
    private Task writerTask = Task.CompletedTask;
    private Task acknowledgerTask = Task.CompletedTask;
    private Task sendTasks = Task.CompletedTask;

    /// <summary>Opens the ledger. Throws <see cref="PlatformException"/> if the data folder cannot be used.</summary>
    public PlatformReceiver(PlatformSettings settings, ILoggerFactory? loggers = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        this.clock = clock ?? TimeProvider.System;
        logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger("EdgeNodes.Platform");
        (held, ledger, outboxReader) = LedgerFiles.Open(settings.Data, this.clock);
        outbox.Committed(ledger.Outbox(), []);
        counted = Count(ledger);
        writer = new LedgerWriter(ledger, Committed, logger, this.clock);
        var echo = new StreamEcho(settings.StreamRoot, ledger.Instance, outbox, writer, acknowledger, logger, this.clock);
        output = new BrokerLink(settings.Broker, $"edgenodes-{ledger.Instance}-out", echo.Filters, echo.TakeAsync, logger, this.clock);
        sender = new OutboxSender(output, echo, outbox, outboxReader, writer, logger, this.clock);
        var downlinks = new Downlinks(output);
        linkAcks = new LinkAcks(settings.Gateways, downlinks, logger, this.clock);
        desk = new CommandDesk(settings, downlinks, writer.AddAsync, logger, this.clock);
        indices = new IndexLoop(writer, settings.StreamRoot, outbox.RoomAsync, this.clock);
        var inbox = new Inbox(settings, new InboxParts
        {
            Writer = writer, Acknowledger = acknowledger, LinkAcks = linkAcks, Desk = desk, Watchers = watchers,
            Logger = logger, Clock = this.clock, Room = outbox.RoomAsync, Stop = stopInput.Token,
        });
        input = new BrokerLink(settings.Broker, $"edgenodes-{ledger.Instance}-in", inbox.Filters, inbox.TakeAsync, logger, this.clock);
    }

    /// <summary>Starts. Connections come and go by themselves from here on; <see cref="ReadyAsync"/> waits for the first.</summary>
    public void Start()
    {
        started = true;
        foreach (var (gateway, command, expires) in ledger.OpenCommands())
        {
            desk.Add(gateway, command, expires);
        }

        writerTask = Task.Run(() => writer.RunAsync(abort.Token));
        acknowledgerTask = Task.Run(() => acknowledger.RunAsync(abort.Token));
        outputTask = Task.Run(() => output.RunAsync(stop.Token));
        inputTask = Task.Run(() => input.RunAsync(stopInput.Token));
        sendTasks = Task.WhenAll(
            Task.Run(() => sender.RunAsync(stop.Token)), Task.Run(() => linkAcks.RunAsync(stop.Token)), Task.Run(() => desk.RunAsync(stop.Token)),
            Task.Run(() => indices.RunAsync(stop.Token)));
    }

    /// <summary>Waits until everything is subscribed: from then on nothing that is published can pass unseen.</summary>
    public async Task ReadyAsync(CancellationToken cancel)
    {
        await input.ConnectedAsync(cancel).ConfigureAwait(false);
        await output.ConnectedAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Ends only if the receiver does: by <see cref="StopAsync"/>, or by a fault that is its own.</summary>
    public Task Completion => Task.WhenAny(writerTask, sendTasks, inputTask, outputTask).Unwrap();

    /// <summary>The counts, at the price of a small object.</summary>
    public PlatformReport Snapshot() => Volatile.Read(ref counted) with
    {
        Pending = outbox.Count,
        LinkAcks = linkAcks.Sent,
        Connected = input.IsConnected && output.IsConnected,
    };

    /// <summary>New readings as they enter the stream; whoever reads slowly misses the oldest. Ends when the receiver stops.</summary>
    public IAsyncEnumerable<StreamReading> WatchAsync(CancellationToken cancel) => watchers.WatchAsync(cancel);

    /// <summary>Stops in good order: no more input, what is committed is published if the broker takes it, then the connections close.</summary>
    public async Task StopAsync()
    {
        await stopInput.CancelAsync().ConfigureAwait(false);
        await inputTask.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (started)
        {
            await DrainAsync().ConfigureAwait(false);
        }

        // A ledger that cannot be written must not keep the process: what waits was never acknowledged. Senders may wait for it, too.
        abort.CancelAfter(DrainTime);
        await stop.CancelAsync().ConfigureAwait(false);
        await sendTasks.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await outputTask.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        writer.Complete();
        acknowledger.Complete();
        await writerTask.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await acknowledgerTask.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        watchers.Complete();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
        {
            return;
        }

        await StopAsync().ConfigureAwait(false);
        input.Dispose();
        output.Dispose();
        outboxReader.Dispose();
        ledger.Dispose();
        await held.DisposeAsync().ConfigureAwait(false);
        stopInput.Dispose();
        stop.Dispose();
        abort.Dispose();
    }

    private async Task DrainAsync()
    {
        using var limit = new CancellationTokenSource(DrainTime, clock);
        var barrier = new BarrierWork();
        try
        {
            if (await writer.AddAsync(barrier, limit.Token).ConfigureAwait(false))
            {
                await barrier.Reached.WaitAsync(limit.Token).ConfigureAwait(false);
            }

            for (var next = outbox.Changed; outbox.Count > 0 && output.IsConnected; next = outbox.Changed)
            {
                await next.WaitAsync(limit.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The outbox keeps it for the next start.
        }
    }

    // Runs on the writer, after each commit.
    private void Committed(ReadingLedger of)
    {
        // Counted first: whoever sees a message of the stream finds it in the counts.
        Volatile.Write(ref counted, Count(of));
        outbox.Committed(of.Queued, of.Proved);
    }

    private static PlatformReport Count(ReadingLedger of) => new(
        of.Counters[Counters.Readings],
        of.Counters[Counters.Published],
        0,
        of.Counters[Counters.Suppressed],
        RouteNames.All.ToDictionary(route => route, route => new RouteReport(of.Counters[Counters.Distinct(route)], of.Counters[Counters.Repeated(route)])),
        of.Counters.RefusedByReason(),
        of.Counters[Counters.Commands],
        of.Counters[Counters.Answers],
        0,
        false);
}
