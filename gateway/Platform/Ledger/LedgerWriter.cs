using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Platform.Ledger;

/// <summary>
/// The only one who writes the ledger. What waits is committed together (group commit): the disk's own pace makes the groups,
/// so a lone reading waits for nobody.
/// </summary>
internal sealed class LedgerWriter(ReadingLedger ledger, Action<ReadingLedger> committed, ILogger logger, TimeProvider clock)
{
    private const int MaxBatch = 1024;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Channel<Work> queue = Channel.CreateBounded<Work>(
        new BoundedChannelOptions(4 * MaxBatch) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Hands over work; waits while the queue is full. False once the writer has stopped.</summary>
    public async ValueTask<bool> AddAsync(Work work, CancellationToken cancel)
    {
        try
        {
            await queue.Writer.WriteAsync(work, cancel).ConfigureAwait(false);
            return true;
        }
        catch (ChannelClosedException)
        {
            return false;
        }
    }

    /// <summary>No more work is taken; <see cref="RunAsync"/> ends when what waits is committed.</summary>
    public void Complete() => queue.Writer.TryComplete();

    /// <summary>Runs until <see cref="Complete"/>; <paramref name="abort"/> gives up on a ledger that cannot be written.</summary>
    public async Task RunAsync(CancellationToken abort)
    {
        var batch = new List<Work>(MaxBatch);
        while (await queue.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            batch.Clear();
            while (batch.Count < MaxBatch && queue.Reader.TryRead(out var work))
            {
                batch.Add(work);
            }

            if (!await CommitAsync(batch, abort).ConfigureAwait(false))
            {
                // Whoever waits for room in the queue would wait for ever.
                Complete();
                return;
            }

            foreach (var work in batch)
            {
                work.Committed();
            }
        }
    }

    private async Task<bool> CommitAsync(List<Work> batch, CancellationToken abort)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                ledger.Transact(batch);
                committed(ledger);
                ledger.Saved();
                return true;
            }
            catch (SqliteException error)
            {
                // Nothing is acknowledged meanwhile, so nothing is lost: gateways keep what we cannot write.
                if (failures == 0)
                {
                    Logs.LedgerFailed(logger, error.Message);
                }
            }

            try
            {
                await Task.Delay(RetryAfter, clock, abort).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }
}
