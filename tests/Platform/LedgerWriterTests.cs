using EdgeNodes.Platform.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeNodes.Platform.Tests;

public sealed class LedgerWriterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("edgenodes-writer-").FullName;

    [Fact]
    public async Task A_writer_that_gives_up_on_a_full_disk_holds_nobody_back()
    {
        var (held, ledger, outbox) = LedgerFiles.Open(folder, TimeProvider.System);
        using (held)
        using (ledger)
        using (outbox)
        using (var abort = new CancellationTokenSource())
        {
            var writer = new LedgerWriter(ledger, _ => { }, NullLogger.Instance, TimeProvider.System);
            var run = writer.RunAsync(abort.Token);

            // More than the writer has in hand and the queue can hold: the last ones wait for room, as a sender does at the stop.
            var adding = Enumerable.Range(0, 6000).Select(_ => writer.AddAsync(new FullDisk(), CancellationToken.None).AsTask()).ToList();
            Assert.Contains(adding, add => !add.IsCompleted);
            await abort.CancelAsync();

            await run.WaitAsync(Eventually.Limit);
            var taken = await Task.WhenAll(adding).WaitAsync(Eventually.Limit);
            Assert.Contains(false, taken);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private sealed class FullDisk : Work
    {
        public override void Apply(ReadingLedger ledger) => throw new SqliteException("database or disk is full", 13);
    }
}
