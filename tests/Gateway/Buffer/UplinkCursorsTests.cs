using EdgeNodes.Gateway.Buffer;

namespace EdgeNodes.Gateway.Tests.Buffer;

/// <summary>A row goes when every route has proved it and the file says so: never earlier.</summary>
public sealed class UplinkCursorsTests
{
    private readonly UplinkCursors cursors = new(["mqtt", "lorawan"]);

    [Fact]
    public void The_slower_route_decides_what_may_go()
    {
        Prove("mqtt", 50);
        Assert.Equal(0, cursors.SavedByAll());
        Prove("lorawan", 20);
        Assert.Equal(20, cursors.SavedByAll());
    }

    [Fact]
    public void What_is_proved_but_not_in_the_file_may_not_go_yet_unless_this_very_transaction_writes_it()
    {
        Prove("lorawan", 20);
        Assert.True(cursors.Prove("mqtt", 50));
        Assert.True(cursors.IsDirty);
        Assert.Equal([("mqtt", 0L, 50L)], cursors.Moved());
        Assert.Equal(0, cursors.SavedByAll());
        Assert.Equal(20, cursors.SavedByAll(new Dictionary<string, long> { ["mqtt"] = 50 }));
    }

    [Fact]
    public void A_proof_that_comes_late_moves_nothing_back()
    {
        Assert.True(cursors.Prove("mqtt", 50));
        Assert.False(cursors.Prove("mqtt", 30));
        Assert.False(cursors.Prove("mqtt", 50));
        Assert.Equal(50, cursors.Live("mqtt"));
    }

    [Fact]
    public void A_file_that_was_set_aside_does_not_undo_what_was_proved_meanwhile()
    {
        cursors.Prove("mqtt", 50);
        cursors.Load("mqtt", cursor: 10, pending: 7);
        Assert.Equal((50L, 7L), (cursors.Live("mqtt"), cursors.Pending("mqtt")));
        Assert.Equal([("mqtt", 10L, 50L)], cursors.Moved());
    }

    [Fact]
    public void Dropped_rows_wait_no_more_for_the_route_that_had_not_proved_them()
    {
        cursors.RowsAdded(10);
        cursors.Prove("mqtt", 4);
        cursors.Saved("mqtt", 4, proved: 4);
        cursors.RowsDropped([3, 4, 5]);
        Assert.Equal((5L, 7L), (cursors.Pending("mqtt"), cursors.Pending("lorawan")));
    }

    [Fact]
    public void A_route_that_nobody_named_is_an_error_that_says_which_there_are()
    {
        var error = Assert.Throws<ArgumentException>(() => cursors.Prove("mioty", 1));
        Assert.Contains("'mioty'; it knows mqtt, lorawan", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_route_nothing_may_go() => Assert.Equal(0, new UplinkCursors([]).SavedByAll());

    private void Prove(string uplink, long id)
    {
        cursors.Prove(uplink, id);
        cursors.Saved(uplink, id, proved: 0);
    }
}
