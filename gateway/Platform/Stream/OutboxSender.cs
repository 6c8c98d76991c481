using EdgeNodes.Platform.Broker;
using EdgeNodes.Platform.Ledger;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Platform.Stream;

/// <summary>
/// Publishes the outbox in the order of its rows. Many are under way at once; they leave in order over one connection, and
/// when one fails, all stop and begin again at the first that is not proved, so a node's readings never overtake each other.
/// </summary>
internal sealed class OutboxSender(BrokerLink link, StreamEcho echo, OutboxState state, OutboxReader outbox, LedgerWriter writer, ILogger logger, TimeProvider clock)
{
    private const int MaxWindow = 128;

    // Link acknowledgements and commands go over the same connection.
    private const int Reserved = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var session = await link.ConnectedAsync(stop).ConfigureAwait(false);
                if (session.WasKept && state.Count > 0)
                {
                    await echo.CatchUpAsync(link, stop).ConfigureAwait(false);
                }

                await SendAsync(session, stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                Logs.NotPublished(logger, "the stream", error.Message);
                await Task.Delay(Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SendAsync(BrokerSession session, CancellationToken stop)
    {
        // Never more than the broker takes: who waits inside the client may leave it in another order.
        var size = Math.Clamp(session.ReceiveMaximum - Reserved, 1, MaxWindow);
        using var window = new SemaphoreSlim(size);
        using var broken = new CancellationTokenSource();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, broken.Token);
        try
        {
            for (long after = 0; !end.IsCancellationRequested && !session.Ended.IsCompleted;)
            {
                var changed = state.Changed;
                var rows = outbox.Between(after, state.Highest);
                foreach (var row in rows)
                {
                    after = row.Id;
                    if (state.MustSend(row.Id))
                    {
                        await window.WaitAsync(end.Token).ConfigureAwait(false);
                        _ = SendOneAsync(row, window, broken, end.Token);
                    }
                }

                if (rows.Count == 0)
                {
                    await Task.WhenAny(changed, session.Ended).WaitAsync(end.Token).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // One failed: see below.
        }
        finally
        {
            // Those under way end with the window's return: nobody is left behind.
            for (var i = 0; i < size; i++)
            {
                await window.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }

        if (broken.IsCancellationRequested && !session.Ended.IsCompleted)
        {
            await Task.Delay(Pause, clock, stop).ConfigureAwait(false);
            // What is not acknowledged has an unknown fate: a new connection and its echoes tell.
            await link.DropAsync(session).ConfigureAwait(false);
        }
    }

    private async Task SendOneAsync(OutboxRow row, SemaphoreSlim window, CancellationTokenSource broken, CancellationToken cancel)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Patience);
            var refusal = await link.PublishAsync(echo.MessageOf(row), limit.Token).ConfigureAwait(false);
            if (refusal != null)
            {
                throw new PlatformException(refusal);
            }

            if (state.Prove(row.Id))
            {
                await writer.AddAsync(new ProofWork(row.Id), CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            if (!cancel.IsCancellationRequested)
            {
                Logs.NotPublished(logger, row.Topic, error.Message);
                await broken.CancelAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            window.Release();
        }
    }
}
