using EdgeNodes.Contract.Link;
using EdgeNodes.Platform.Ledger;

namespace EdgeNodes.Platform.Tests;

/// <summary>An acknowledgement over the radio proves only what is in the ledger: a gateway deletes on it.</summary>
public sealed class LinkWindowsTests : IDisposable
{
    private readonly TempFolder folder = new();
    private LedgerDatabase database;
    private LinkWindows windows;

    public LinkWindowsTests()
    {
        database = LedgerDatabase.Open(folder["ledger.db"], readOnly: false);
        windows = new LinkWindows(database);
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void What_arrived_is_proved_after_a_restart_and_the_hole_between_is_not()
    {
        Note(commit: true, 1, 2, 4);
        Restart();
        var ack = windows.AckOf("gw-01");
        Assert.Equal((5, 4), (ack.Epoch, ack.Highest));
        Assert.Equal([true, true, false, true, false], new[] { 1, 2, 3, 4, 5 }.Select(ack.Proves));
    }

    [Fact]
    public void What_a_failed_transaction_took_along_is_not_proved()
    {
        Note(commit: true, 1);
        Note(commit: false, 2);
        Assert.Equal([true, false], new[] { 1, 2 }.Select(windows.AckOf("gw-01").Proves));
    }

    [Fact]
    public void Gateways_do_not_prove_each_other_s_frames()
    {
        Note(commit: true, 1, 2, 3);
        Assert.False(windows.AckOf("gw-02").Proves(1));
        Assert.True(windows.AckOf("gw-01").Proves(1));
    }

    private void Note(bool commit, params int[] numbers)
    {
        database.Begin();
        foreach (var number in numbers)
        {
            windows.Note("gw-01", new LinkHeader(5, number, acknowledge: false));
        }

        windows.Save();
        if (commit)
        {
            database.Commit();
            windows.Saved();
        }
        else
        {
            database.Rollback();
            windows.Forget();
        }
    }

    private void Restart()
    {
        database.Dispose();
        database = LedgerDatabase.Open(folder["ledger.db"], readOnly: false);
        windows = new LinkWindows(database);
    }
}
