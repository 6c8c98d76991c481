using EdgeNodes.Platform.Ledger;

namespace EdgeNodes.Platform.Index;

/// <summary>Looks for hours that are over, again and again; also for those that a receiver before this one left.</summary>
internal sealed class IndexLoop(LedgerWriter writer, string streamRoot, Func<CancellationToken, Task> room, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await room(stop).ConfigureAwait(false);
                var work = new IndexWork(streamRoot, clock.GetUtcNow());
                if (!await writer.AddAsync(work, stop).ConfigureAwait(false))
                {
                    return;
                }

                if (!await work.Done.WaitAsync(stop).ConfigureAwait(false))
                {
                    await Task.Delay(Pause, clock, stop).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
