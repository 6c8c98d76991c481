using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Buffer;

public sealed class StoringTests
{
    [Fact]
    public async Task A_reading_survives_a_restart_of_the_gateway()
    {
        using var folder = new TempFolder();
        await using (var first = new TestBuffer(folder))
        {
            await first.Store(Frames.Entry(7, 1));
        }

        await using var second = new TestBuffer(folder);
        BufferedRecord record = Assert.Single(await second.ReadAll());
        Assert.Equal((Frames.Node(7), (ushort)1, 1u, RecordKind.Reading), (record.Node, record.Boot, record.Sequence, record.Kind));
        Assert.Equal(Frames.Entry(7, 1).Payload, record.Payload);
    }

    [Fact]
    public async Task Many_senders_share_one_commit()
    {
        using var folder = new TempFolder();
        await using var buffer = new TestBuffer(folder, window: TimeSpan.FromMilliseconds(50));
        Task<StoreResult>[] stores = [.. Enumerable.Range(1, 200).Select(node => buffer.Buffer.StoreAsync([Frames.Entry(node, 1)]))];
        StoreResult[] results = await Task.WhenAll(stores).WaitAsync(Eventually.Limit);
        Assert.All(results, result => Assert.True(result.IsDurable));
        Assert.Equal(200, buffer.Buffer.Status.Stored);
        Assert.InRange(buffer.Buffer.Status.Commits, 1, 20);
    }

    [Fact]
    public async Task Calls_of_one_sender_are_stored_in_their_order()
    {
        using var folder = new TempFolder();
        await using var buffer = new TestBuffer(folder);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => buffer.Buffer.StoreAsync([Frames.Entry(1, (uint)i)])));
        Assert.Equal(Enumerable.Range(0, 500).Select(i => (uint)i), (await buffer.ReadAll()).Select(record => record.Sequence));
    }

    [Fact]
    public async Task A_reading_that_is_sent_again_is_acknowledged_and_stored_once()
    {
        using var folder = new TempFolder();
        await using var buffer = new TestBuffer(folder);
        await buffer.Store(Frames.Entry(7, 1), Frames.Entry(7, 1));
        StoreResult again = await buffer.Buffer.StoreAsync([Frames.Entry(7, 1), Frames.Entry(7, 2)]);
        Assert.Equal(new StoreResult(StoreVerdict.Stored, 1, 1, null), again);
        Assert.Equal(2, (await buffer.ReadAll()).Count);
        Assert.Equal(2, buffer.Buffer.Status.Duplicates);
    }

    [Fact]
    public async Task A_reading_is_known_after_its_row_is_gone_and_after_a_restart()
    {
        using var folder = new TempFolder();
        await using (var first = new TestBuffer(folder))
        {
            await first.Store(Frames.Entry(7, 1), Frames.Entry(7, 2), Frames.Entry(7, 9, boot: 2));
            await first.Prove("mqtt", 3);
            await Eventually.True(() => first.Buffer.Status.Rows == 0, "proved rows are deleted");
            await first.Store(Frames.Entry(7, 2));
            Assert.Equal(0, first.Buffer.Status.Rows);
        }

        await using var second = new TestBuffer(folder);
        await second.Store(Frames.Entry(7, 1), Frames.Entry(7, 2), Frames.Entry(7, 9, boot: 2));
        Assert.Equal((0L, 3L), (second.Buffer.Status.Rows, second.Buffer.Status.Duplicates));
        await second.Store(Frames.Entry(7, 3));
        Assert.Equal(1, second.Buffer.Status.Rows);
    }

    [Fact]
    public async Task An_answer_counts_once_for_its_node_and_command()
    {
        using var folder = new TempFolder();
        await using var buffer = new TestBuffer(folder);
        BufferEntry answer = BufferEntry.Answer(Frames.Node(3, Contract.Identity.NodeKind.Streetlight), 17, [1, 2, 3]);
        await buffer.Store(answer);
        await buffer.Store(answer with { Payload = [9] });
        BufferedRecord record = Assert.Single(await buffer.ReadAll());
        Assert.Equal((RecordKind.Answer, 17u), (record.Kind, record.Sequence));
        Assert.Equal([1, 2, 3], record.Payload);
    }

    [Fact]
    public async Task Ids_are_never_used_twice_even_when_all_rows_are_gone()
    {
        using var folder = new TempFolder();
        long last;
        await using (var first = new TestBuffer(folder))
        {
            await first.Store(Frames.Entry(7, 1), Frames.Entry(7, 2));
            last = (await first.ReadAll())[^1].Id;
            await first.Prove("mqtt", last);
            await Eventually.True(() => first.Buffer.Status.Rows == 0, "proved rows are deleted");
        }

        await using var second = new TestBuffer(folder);
        Assert.Equal(last, second.Buffer.Cursor("mqtt"));
        await second.Store(Frames.Entry(7, 3));
        Assert.True((await second.ReadAll(last))[0].Id > last);
    }

    [Fact]
    public async Task Each_start_has_an_epoch_of_its_own()
    {
        using var folder = new TempFolder();
        int first;
        await using (var buffer = new TestBuffer(folder))
        {
            first = buffer.Buffer.Epoch;
        }

        await using var next = new TestBuffer(folder);
        Assert.Equal((first + 1) & 0x7F, next.Buffer.Epoch);
    }

    [Fact]
    public async Task Two_gateways_cannot_share_a_data_folder()
    {
        using var folder = new TempFolder();
        await using var first = new TestBuffer(folder);
        var refusal = Assert.Throws<BufferUnavailableException>(() => new TestBuffer(folder));
        Assert.Contains("Another gateway works in the data folder", refusal.Message, StringComparison.Ordinal);
    }
}
