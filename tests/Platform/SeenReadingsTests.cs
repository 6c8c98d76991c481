using EdgeNodes.Platform.Ledger;

namespace EdgeNodes.Platform.Tests;

/// <summary>The platform sees each reading once: after a restart, after a transaction that failed, and over each route.</summary>
public sealed class SeenReadingsTests : IDisposable
{
    private readonly TempFolder folder = new();
    private LedgerDatabase database;
    private SeenReadings seen;

    public SeenReadingsTests()
    {
        database = LedgerDatabase.Open(folder["ledger.db"], readOnly: false);
        seen = new SeenReadings(database);
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_reading_is_new_once_and_over_each_route_once()
    {
        Assert.True(Add(SeenReadings.AnyRoute, 7));
        Assert.False(Add(SeenReadings.AnyRoute, 7));
        Assert.True(Add(1, 7));
        Assert.True(Add(2, 7));
        Assert.False(Add(2, 7));
        Assert.True(Add(SeenReadings.AnyRoute, 7, node: "wl-0004"));
        Assert.True(Add(SeenReadings.AnyRoute, 7, boot: 2));
    }

    [Fact]
    public void What_was_saved_is_known_after_a_restart_with_its_holes()
    {
        InTransaction(commit: true, 1, 2, 3, 9);
        Restart();
        Assert.Equal([false, false, false, true, false, true], new uint[] { 1, 2, 3, 8, 9, 10 }.Select(sequence => Add(SeenReadings.AnyRoute, sequence)));
    }

    [Fact]
    public void A_transaction_that_failed_leaves_its_readings_new_and_those_before_known()
    {
        InTransaction(commit: true, 1);
        InTransaction(commit: false, 2);
        Assert.False(Add(SeenReadings.AnyRoute, 1));
        Assert.True(Add(SeenReadings.AnyRoute, 2));
    }

    [Fact]
    public void What_was_not_saved_is_new_after_a_restart()
    {
        Add(SeenReadings.AnyRoute, 1);
        Restart();
        Assert.True(Add(SeenReadings.AnyRoute, 1));
    }

    private bool Add(int route, uint sequence, string node = "wl-0003", ushort boot = 1) => seen.Add(route, Samples.Id(node), boot, sequence);

    private void InTransaction(bool commit, params uint[] sequences)
    {
        database.Begin();
        Assert.All(sequences, sequence => Assert.True(Add(SeenReadings.AnyRoute, sequence)));
        seen.Save();
        if (commit)
        {
            database.Commit();
            seen.Saved();
        }
        else
        {
            database.Rollback();
            seen.Forget();
        }
    }

    private void Restart()
    {
        database.Dispose();
        database = LedgerDatabase.Open(folder["ledger.db"], readOnly: false);
        seen = new SeenReadings(database);
    }
}
