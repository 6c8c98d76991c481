using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Buffer;

public sealed class CursorTests
{
    [Fact]
    public async Task A_row_stays_until_every_uplink_has_proved_it()
    {
        using var folder = new TempFolder();
        await using var buffer = new TestBuffer(folder, ["mqtt", "lorawan"]);
        await buffer.Store(Frames.Entry(1, 1), Frames.Entry(1, 2), Frames.Entry(1, 3));
        await buffer.Prove("mqtt", 3);
        await Eventually.True(() => buffer.Buffer.Pending("mqtt") == 0, "mqtt has nothing pending");
        Assert.Equal((3L, 3L), (buffer.Buffer.Pending("lorawan"), buffer.Buffer.Status.Rows));

        await buffer.Prove("lorawan", 2);
        await Eventually.True(() => buffer.Buffer.Status.Rows == 1, "two rows are gone");
        Assert.Equal(3u, Assert.Single(await buffer.ReadAll()).Sequence);
        Assert.Equal(1, buffer.Buffer.Pending("lorawan"));
    }

    [Fact]
    public async Task An_uplink_goes_on_after_a_restart_where_it_stopped()
    {
        using var folder = new TempFolder();
        await using (var first = new TestBuffer(folder, ["mqtt", "lorawan"]))
        {
            await first.Store(Frames.Entry(1, 1), Frames.Entry(1, 2), Frames.Entry(1, 3));
            await first.Prove("mqtt", 2);
            await first.Prove("mqtt", 1);
        }

        await using var second = new TestBuffer(folder, ["mqtt", "lorawan"]);
        Assert.Equal((2L, 0L), (second.Buffer.Cursor("mqtt"), second.Buffer.Cursor("lorawan")));
        Assert.Equal((1L, 3L), (second.Buffer.Pending("mqtt"), second.Buffer.Pending("lorawan")));
    }

    [Fact]
    public async Task A_new_uplink_starts_at_the_oldest_row_and_settings_that_change_drop_nothing()
    {
        using var folder = new TempFolder();
        await using (var first = new TestBuffer(folder, ["mqtt"]))
        {
            await first.Store(Frames.Entry(1, 1), Frames.Entry(1, 2));
        }

        await using var second = new TestBuffer(folder, ["lorawan"]);
        Assert.Equal(0, second.Buffer.Cursor("lorawan"));
        Assert.Equal([1u, 2u], (await second.ReadAll()).Select(record => record.Sequence));
    }

    [Fact]
    public async Task An_uplink_waits_until_there_is_something()
    {
        using var folder = new TempFolder();
        await using var buffer = new TestBuffer(folder);
        Task<List<BufferedRecord>> read = buffer.ReadAll();
        Assert.False(read.IsCompleted);
        await buffer.Store(Frames.Entry(1, 1));
        Assert.Single(await read.WaitAsync(Eventually.Limit));
    }

    [Fact]
    public async Task An_uplink_that_the_buffer_does_not_know_is_told_so()
    {
        using var folder = new TempFolder();
        await using var buffer = new TestBuffer(folder);
        var refusal = Assert.Throws<ArgumentException>(() => buffer.Buffer.Cursor("mioty"));
        Assert.Contains("'mioty'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_deleted_while_new_ones_keep_coming()
    {
        using var folder = new TempFolder();
        await using var buffer = new TestBuffer(folder);
        long cursor = 0;
        for (uint round = 0; round < 30; round++)
        {
            await buffer.Store([.. Enumerable.Range(0, 100).Select(i => Frames.Entry(1, (round * 100) + (uint)i))]);
            cursor = (await buffer.ReadAll(cursor))[^1].Id;
            await buffer.Prove("mqtt", cursor);
        }

        await Eventually.True(() => buffer.Buffer.Status.Rows == 0, "all rows are deleted");
        Assert.Equal((3000L, 0L), (buffer.Buffer.Status.Stored, buffer.Buffer.Pending("mqtt")));
    }
}
